import { expect, test } from "vitest";
import {
  readTermsForm,
  type TermsForm,
  toTermsEdits,
  toTermsForm,
} from "../../../src/console/policy/view/terms-form.ts";
import { hubTermsSchema } from "../../../src/model/exchange/hub-terms.ts";

const plain = hubTermsSchema.parse({});
const full = hubTermsSchema.parse({
  graceDays: 0,
  afterGrace: "hold",
  reviews: {
    dueMinutes: 45,
    hours: { zone: "Asia/Shanghai", days: [1, 6], start: "09:00", end: "17:30", closed: ["2026-12-25"] },
    approvalHours: 8,
    breakGlass: true,
  },
  evidence: {
    ...{ recipients: "hashed", archive: "outside", retentionDays: 400, reviewDays: 30 },
    legalHold: [{ reason: "Case 12", to: ["customer.example", "+34915550101"] }, { reason: "Audit" }],
  },
});
const form = (changed: Partial<TermsForm> = {}): TermsForm => ({ ...toTermsForm(full, "UTC"), ...changed });
const problems = (changed: Partial<TermsForm>) => {
  const read = readTermsForm(form(changed));
  return "problems" in read ? [...read.problems] : [];
};

test.each([
  ["the terms that a policy begins with", plain],
  ["everything set", full],
])("%s: what is shown and not touched is saved as it was", (_, terms) => {
  const read = readTermsForm(toTermsForm(terms, "Europe/Berlin"));
  expect("terms" in read && toTermsEdits(terms, read.terms)).toEqual([]);
});

test("each changed value is an edit of its own", () => {
  const read = readTermsForm({
    ...toTermsForm(plain, "Asia/Shanghai"),
    ...{ dueHours: "0.5", worksOnly: true, archive: "all", retentionDays: "30", graceDays: "3" },
  });
  expect("terms" in read && toTermsEdits(plain, read.terms)).toEqual([
    { path: ["terms", "reviews", "dueMinutes"], value: 30 },
    {
      path: ["terms", "reviews", "hours"],
      value: { zone: "Asia/Shanghai", days: [1, 2, 3, 4, 5], start: "08:00", end: "18:00", closed: [] },
    },
    { path: ["terms", "evidence", "archive"], value: "all" },
    { path: ["terms", "evidence", "retentionDays"], value: 30 },
    { path: ["terms", "graceDays"], value: 3 },
  ]);
});

test("hours of work that count no more go, and letters without an end are kept without one", () => {
  const read = readTermsForm(form({ worksOnly: false, retentionDays: " " }));
  expect("terms" in read && toTermsEdits(full, read.terms)).toEqual([
    { path: ["terms", "reviews", "hours"] },
    { path: ["terms", "evidence", "retentionDays"], value: null },
  ]);
});

test("a hold is of whom it names, one a line; the last one that goes takes the key along", () => {
  const holds = [{ reason: " Case 12 ", to: "Customer.example\n dana@other.example\n" }];
  const read = readTermsForm({ ...toTermsForm(plain, "UTC"), holds });
  expect("terms" in read && toTermsEdits(plain, read.terms)).toEqual([
    {
      path: ["terms", "evidence", "legalHold"],
      value: [{ reason: "Case 12", to: ["customer.example", "dana@other.example"] }],
    },
  ]);
  const none = readTermsForm(form({ holds: [] }));
  expect("terms" in none && toTermsEdits(full, none.terms)).toEqual([{ path: ["terms", "evidence", "legalHold"] }]);
});

test.each<[Partial<TermsForm>, string]>([
  [{ dueHours: "" }, "dueHours"],
  [{ dueHours: "0.01" }, "dueHours"],
  [{ dueHours: "soon" }, "dueHours"],
  [{ approvalHours: "1.5" }, "approvalHours"],
  [{ retentionDays: "0" }, "retentionDays"],
  [{ reviewDays: "" }, "reviewDays"],
  [{ graceDays: "366" }, "graceDays"],
  [{ zone: "Mars/Olympus" }, "zone"],
  [{ days: [] }, "days"],
  [{ start: "" }, "start"],
  [{ end: "08:00" }, "end"],
  [{ closed: "2026-12-25\nChristmas" }, "closed"],
  [{ holds: [{ reason: " ", to: "" }] }, "holds.0.reason"],
  [{ holds: [{ reason: "Case", to: "customer.example\nsomeone" }] }, "holds.0.to"],
])("%o is wrong, and told there", (changed, field) => {
  expect(problems(changed)).toContain(field);
});

test("what is wrong with hours that don't count is nobody's trouble", () => {
  expect(problems({ worksOnly: false, zone: "", days: [], end: "" })).toEqual([]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/engine/index.ts";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const PARAGRAPHS = [
  "Dear Mr Banda,",
  "尊敬的唐主管：",
  "That isn't my responsibility, please ask someone else about the invoice. This is company policy.",
  "We guarantee the part will arrive on Friday. The engineer arrives on 1 October for the visit. Thank you for your help.",
  "We must reschedule the visit to Monday, 3 June at 10:00. Please find the inspection report attached (service_report.pdf).",
  "She said “that is not my job” and left. The password is Admin123! for the panel. WE ARE NOT GOING TO HELP YOU!!",
  "Our team will not be going to check it; if anything changes, call the office. The spare part price is 1,240 USD.",
  "不可能！这事不归我管，您自己想办法吧。附件共3份，请查收。",
  "請問您的設備現在怎麼樣？這個問題我們無法處理，請您自己想辦法。他说“公司规定就是这样”。",
  "Kariba Mining got a discount of 20% for this machine. {name} [date]",
  "On 3 May 2026, Ana Ruiz <ana@customer.example> wrote:\n> Can you send the report?\n> It is urgent, the pump leaks and we wait!!",
  "This email is confidential and intended only for the addressee; if you are not the intended recipient delete it.",
  "Best regards,\nLi Wei\nService",
  "此致\n敬礼",
];
const KEYS = " |.|!|?|,|\n|\n\n|n|not |I |不|。|*|“|”|1|a|:|> |您|的|\n> |，|don't know|--\n|attached |the ".split("|");
const READERS = [
  "reader@customer.example",
  "p.banda@kariba.example",
  "colleague@works.example",
  "ana.ruiz@mail.example",
];
const FILES: Draft["attachments"] = [
  { name: "service_report.pdf", text: "The discount for Kariba Mining is 20%.\n\nIt is not my job." },
  { name: "Quotation Kariba.xlsx", text: ["内部资料", "not my job"], unread: "too-large" },
  { name: "photo.jpg" },
];

const part = fc.double({ min: 0, max: 1, noNaN: true });
const key = fc.constantFrom(...KEYS);
const paragraph = fc.constantFrom(...PARAGRAPHS);
/** One thing done to a letter. Where something is typed in one place after the other, `at` is left out. */
const edit = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("type" as const), at: fc.option(part), cut: fc.nat(2), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cut" as const), at: fc.option(part), length: fc.nat(60) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("paste" as const), at: part, text: paragraph }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("insert" as const), at: part, text: paragraph }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), back: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("subject" as const), at: part, key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cc" as const), cc: fc.subarray(READERS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("attach" as const), files: fc.subarray(FILES) }) },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const spliced = (text: string, at: number, cut: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + cut);

/** The letter after each of some edits, the first one first. */
function states(first: Draft, edits: readonly Edit[]): Draft[] {
  const made = [first];
  let cursor = first.body.length >> 1;
  for (const one of edits) {
    const last = made.at(-1) ?? first;
    const { body, subject } = last;
    if ("at" in one && one.at !== null) cursor = Math.floor(one.at * body.length);
    switch (one.kind) {
      case "type":
        made.push({ ...last, body: spliced(body, cursor, one.cut, one.key) });
        cursor += one.key.length;
        break;
      case "cut":
        made.push({ ...last, body: spliced(body, cursor, one.length, "") });
        break;
      case "paste":
        made.push({ ...last, body: spliced(body, cursor, 0, one.text) });
        break;
      case "insert":
        made.push({ ...last, body: spliced(body, body.indexOf("\n\n", cursor) + 1, 0, `\n${one.text}\n`) });
        break;
      case "undo":
        made.push(made.at(-1 - one.back) ?? first);
        break;
      case "subject":
        made.push({ ...last, subject: spliced(subject, Math.floor(one.at * subject.length), 0, one.key.trim()) });
        break;
      case "cc":
        made.push({ ...last, cc: one.cc });
        break;
      case "attach":
        made.push({ ...last, attachments: one.files });
    }
  }
  return made;
}

const edited = fc
  .record({
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 7 }),
    subject: fc.constantFrom("", "Re: visit", "转发: 报价", "not my job"),
    to: fc.subarray(READERS, { minLength: 1 }),
    at: fc.constantFrom(undefined, "2026-05-04T10:00:00+08:00"),
    edits: fc.array(edit, { minLength: 3, maxLength: 14 }),
  })
  .map(({ paragraphs, subject, to, at, edits }) =>
    states({ ...draft({ body: paragraphs.join("\n\n") }), subject, to, ...(at ? { at } : {}) }, edits),
  );

describe("a letter that is worked on", () => {
  test("is judged after each edit as if it had been read from its beginning", { timeout: 60_000 }, () => {
    const remembering = bundledAuditor(EXAMPLE_ORG, { remember: true, everyFinding: true });
    const forgetting = bundledAuditor(EXAMPLE_ORG, { remember: false, everyFinding: true });
    const keeping = bundledAuditor(EXAMPLE_ORG, { remember: true });
    const anew = bundledAuditor(EXAMPLE_ORG, { remember: false });
    fc.assert(
      fc.property(edited, (letters) => {
        for (const letter of letters) {
          expect(remembering.audit(letter)).toEqual(forgetting.audit(letter));
          expect(keeping.audit(letter)).toEqual(anew.audit(letter));
        }
      }),
      { numRuns: Number(process.env.EDITED_RUNS ?? 30) },
    );
  });

  test("may be written on in place by whoever gave it", () => {
    const letter = {
      ...draft({ body: "Please see the attached report.\n\nThank you." }),
      attachments: [] as Draft["attachments"],
    };
    const remembering = bundledAuditor(EXAMPLE_ORG, { remember: true });
    const forgetting = bundledAuditor(EXAMPLE_ORG, { remember: false });
    const first = remembering.audit(letter);
    letter.attachments.push({ name: "report.pdf" });
    letter.to.push("colleague@works.example");
    expect(remembering.audit(letter)).toEqual(forgetting.audit(letter));
    expect(remembering.audit(letter).findings).not.toEqual(first.findings);
  });
});

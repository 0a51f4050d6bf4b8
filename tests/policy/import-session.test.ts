import { describe, expect, test } from "vitest";
import { type DraftEdit, draftContentSchema } from "../../src/model/exchange/policy-work.ts";
import type { ImportSession } from "../../src/model/importing.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { editContent } from "../../src/policy/drafts/edit-content.ts";
import { startImport, toImportEdits, toPack } from "../../src/policy/importing/import-session.ts";
import { readSavedPack, toPackEdits } from "../../src/policy/importing/saved-pack.ts";
import { parseLayer } from "../../src/policy/parse-layer.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { countVerdicts, importReducer } from "../../src/ui/view-models/import-session.ts";
import { policySource } from "../support/hub/policies.ts";

const TEXT = `Harbour Crane Service Handbook
3 phrases not to use:
1. “That is your own fault.”
2. “Nobody can help you with that.”
3. “You should have read the manual.”
Replies to complaints must be sent within 24 hours.
All letters on prices must be approved by the branch office.
`;
const start = () => startImport({ code: "HC", name: "Harbour Cranes", text: TEXT });
const decide = (session: ImportSession, number: number, verdict: "accepted" | "left-out") =>
  importReducer(session, { type: "decide", number, verdict });

test("each proposal stands with its sentence, and a decision leads on to the next", () => {
  const session = start();
  expect(session.entries.map(({ kind }) => kind).slice(0, 3)).toEqual([
    "phrase-to-avoid",
    "phrase-to-avoid",
    "phrase-to-avoid",
  ]);
  const after = decide(decide(session, 1, "accepted"), 2, "left-out");
  expect(after.current).toBe(3);
  expect(countVerdicts(after)).toMatchObject({ accepted: 1, "left-out": 1 });
  expect(importReducer(after, { type: "step", by: -1 }).current).toBe(2);
});

test("the last decision leads back to what is still open", () => {
  const session = start();
  const last = session.entries.length;
  expect(decide(importReducer(session, { type: "go", number: last }), last, "left-out").current).toBe(1);
});

test("a prohibition without words can't be accepted before a person gives some", () => {
  const session = startImport({
    code: "P",
    name: "P",
    text: "Prohibitions:\n1. No smoking on a customer’s premises.\n",
  });
  const prohibition = session.entries.find(({ kind }) => kind === "prohibition");
  if (!prohibition) throw new Error("expected a prohibition");
  const { number } = prohibition;
  expect(countVerdicts(decide(session, number, "accepted")).accepted).toBe(0);
  const to = { kind: "phrase-to-avoid", what: "smoke there if you like" } as const;
  expect(
    countVerdicts(decide(importReducer(session, { type: "change", number, to }), number, "accepted")).accepted,
  ).toBe(1);
});

test("what was accepted becomes a pack of the draft that proves itself; ids stay whatever else is accepted", () => {
  let session = start();
  for (const { number } of session.entries) if (number !== 2) session = decide(session, number, "accepted");
  session = importReducer(session, {
    type: "change",
    number: 1,
    to: { severity: "block", use: "Let us find the cause together." },
  });
  const edited = editContent(draftContentSchema.parse({ policy: policySource("not my job") }), toImportEdits(session));
  if (edited.kind === "refused") throw new Error("expected an edited draft");
  const parsed = parsePolicy(edited.content.policy);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  expect(checkPolicy(parsed.policy).kind).toBe("sound");
  const ids = parsed.policy.rules.map(({ id }) => id);
  expect(ids).toContain("hc-phrase-to-avoid-1");
  expect(ids).toContain("hc-phrase-to-avoid-3");
  expect(ids).not.toContain("hc-phrase-to-avoid-2");
  expect(parsed.policy.rules.find(({ id }) => id === "hc-phrase-to-avoid-1")).toMatchObject({
    severity: "block",
    suggestions: [{ lang: "en", text: "Let us find the cause together." }],
    citation: { handbook: "HC", clause: "HC-3" },
  });
  expect(parsed.policy.handbooks.HC).toEqual({ en: "Harbour Cranes", zh: "Harbour Cranes" });
});

test("what no rule shows goes along with the pack: conduct, and entries that were announced and not found", () => {
  const text = `${TEXT}\nProhibitions:\n1. No smoking on a customer’s premises.\n\n5 courteous phrases:\n1. “Thank you for telling us.”\n`;
  let session = startImport({ code: "HC-2", name: "Harbour Cranes", text });
  for (const { number } of session.entries) session = decide(session, number, "accepted");
  const pack = parseLayer(toPack(session));
  if (pack.kind !== "ready") throw new Error("expected a layer");
  const notes = pack.layer.add.notes["HC-2"];
  expect(notes?.exempt.map(({ reason }) => reason.en)).toEqual([
    "Conduct, which a letter does not show: “1. No smoking on a customer’s premises.”",
  ]);
  expect(notes?.gaps.map(({ en }) => en)).toEqual(["5 courteous phrases: 5 announced, 1 found"]);
  expect(pack.layer.add.handbooks).toEqual({ "HC-2": { en: "Harbour Cranes", zh: "Harbour Cranes" } });
});

describe("a pack saved in somebody's options", () => {
  const accepted = () => {
    const session = start();
    return { ...session, entries: session.entries.map((entry) => ({ ...entry, verdict: "accepted" as const })) };
  };

  test("changes a draft as the import itself would", () => {
    const session = accepted();
    const reading = readSavedPack(JSON.stringify(toPack(session)));
    if (reading.kind === "unread") throw new Error(reading.reason);
    expect(reading.pack).toMatchObject({ name: "Harbour Cranes", code: "HC" });
    const content = draftContentSchema.parse({ policy: policySource("not my job") });
    const parsedWith = (edits: DraftEdit[]) => {
      const edited = editContent(content, edits);
      return edited.kind === "edited" && parsePolicy(edited.content.policy);
    };
    expect(parsedWith(toPackEdits(reading.pack.add))).toEqual(parsedWith(toImportEdits(session)));
    expect(parsedWith(toImportEdits(session))).toMatchObject({ kind: "ready" });
  });

  test.each([
    ["is no JSON", "not json", "not-json"],
    ["is no layer", JSON.stringify({ format: 1, rules: [] }), "not-a-pack"],
    ["changes rules", JSON.stringify({ ...toPack(start()), rules: { "not-my-job": { off: true } } }), "not-a-pack"],
    ["locks", JSON.stringify({ ...toPack(start()), locks: ["rules.not-my-job"] }), "not-a-pack"],
    ["changes what holds", JSON.stringify({ ...toPack(start()), onDoubt: "warn" }), "not-a-pack"],
  ])("is refused when it %s", (_what, text, reason) => {
    expect(readSavedPack(text)).toEqual({ kind: "unread", reason });
  });
});

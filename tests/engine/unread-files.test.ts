import { expect, test } from "vitest";
import { createAuditor } from "../../src/engine/index.ts";
import type { Attachment } from "../../src/model/draft.ts";
import { draft } from "../support/drafts.ts";
import { EXAMPLE_ORG, policyWith } from "../support/policies.ts";

const none = { detect: [{ kind: "phrases" as const, en: ["zzz"], zh: [] }] };
const decided = (unreadFiles: "say" | "warn" | "hold", file: Attachment) => {
  const auditor = createAuditor(policyWith(none, { unreadFiles }), EXAMPLE_ORG);
  const { decision, unchecked } = auditor.audit(draft({ body: "Dear Ms Lee, the file follows.", attachments: [file] }));
  return [decision, unchecked];
};

test.each([
  ["say", "send"],
  ["warn", "warn"],
  ["hold", "review"],
] as const)("a file that was not read, under a policy that says %s: %s", (unreadFiles, decision) => {
  expect(decided(unreadFiles, { name: "a.pdf", unread: "encrypted" })).toEqual([decision, ["file:a.pdf"]]);
  expect(decided(unreadFiles, { name: "a.pdf" })).toEqual([decision, ["file:a.pdf"]]);
  expect(decided(unreadFiles, { name: "a.pdf", text: ["first"], unread: "too-large" })).toEqual([
    decision,
    ["file:a.pdf"],
  ]);
  expect(decided(unreadFiles, { name: "a.pdf", text: ["first"] })).toEqual(["send", []]);
});

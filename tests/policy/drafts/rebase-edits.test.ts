import { expect, test } from "vitest";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { rebaseEdits } from "../../../src/policy/drafts/rebase-edits.ts";

const contentOf = (severities: Record<string, string>) =>
  draftContentSchema.parse({
    policy: { rules: Object.entries(severities).map(([id, severity]) => ({ id, severity })) },
  });

test("changes of other places go through, the same place is for a person to decide, the same words are done", () => {
  const base = contentOf({ a: "warn", b: "warn", c: "warn" });
  const theirs = contentOf({ a: "warn", b: "block", c: "review" });
  const edit = (id: string, severity: string) => ({ path: ["policy", "rules", id], value: { id, severity } });
  const { clean, clashes } = rebaseEdits(base, theirs, [edit("a", "info"), edit("b", "info"), edit("c", "review")]);
  expect(clean).toEqual([edit("a", "info")]);
  expect(clashes).toEqual([
    { edit: edit("b", "info"), base: { id: "b", severity: "warn" }, theirs: { id: "b", severity: "block" } },
  ]);
});

test("a rule that someone else took out is not brought back unasked", () => {
  const base = contentOf({ a: "warn" });
  const edits = [{ path: ["policy", "rules", "a"], value: { id: "a", severity: "info" } }];
  expect(rebaseEdits(base, contentOf({}), edits)).toMatchObject({ clean: [], clashes: [{ theirs: undefined }] });
});

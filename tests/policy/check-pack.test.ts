import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { checkPack } from "../../src/policy/check-pack.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { startImport, toPack } from "../../src/policy/importing/import-session.ts";
import { mergeLayers } from "../../src/policy/layers.ts";
import { parseLayer } from "../../src/policy/parse-layer.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { importReducer } from "../../src/ui/view-models/import-session.ts";
import { policySource } from "../support/hub/policies.ts";

const parsed = parsePolicy({
  ...policySource("that is not my job"),
  templates: [
    {
      id: "approved-answer",
      kind: "phrase",
      citation: { handbook: "AA", clause: "AA-1", title: { en: "Answers", zh: "答复" } },
      title: { en: "Answer", zh: "答复" },
      text: { en: "We look into the crane brake at once.", zh: "我们马上查看起重机制动器。" },
    },
  ],
});
if (parsed.kind !== "ready") throw new Error("expected a policy");
const base = compilePolicy(parsed.policy);

/** The pack of a handbook with everything confirmed. */
function packOf(text: string, code = "HC") {
  let session = startImport({ code, name: "Harbour Cranes", text });
  for (const { number } of session.entries)
    session = importReducer(session, { type: "decide", number, verdict: "accepted" });
  const layer = parseLayer(toPack(session));
  if (layer.kind !== "ready") throw new Error("expected a layer");
  return layer.layer;
}
const phrases = (...list: string[]) =>
  `Phrases not to use:\n${list.map((one, at) => `${at + 1}. “${one}”`).join("\n")}\n`;

describe("a pack over a policy that is sound", () => {
  test("may lie there when it is sound, and then the whole is", () => {
    const pack = packOf(
      `${phrases("That crane was always rubbish.")}\nReplies to complaints must be sent within 24 hours.\n`,
    );
    expect(pack.add.rules).toHaveLength(1);
    expect(pack.add.followUps).toHaveLength(1);
    expect(checkPack(base, pack)).toEqual([]);
    const { policy } = mergeLayers(base.policy, [pack]);
    expect(checkPolicy(policy).kind).toBe("sound");
    expect(policy.handbooks.HC).toEqual({ en: "Harbour Cranes", zh: "Harbour Cranes" });
  });

  test("is refused when it forbids what is recommended already, with both clauses", () => {
    const issues = checkPack(base, packOf(phrases("We look into the crane brake at once")));
    expect(issues.map(({ found }) => found)).toContainEqual(expect.stringMatching(/AA-1.*HC-2/));
  });

  test("is refused when it recommends what is forbidden already", () => {
    const forbidden = base.policy.rules[0]?.hits.find((hit) => typeof hit === "string");
    const issues = checkPack(base, packOf(`Approved phrases:\n1. “${forbidden}”\n`));
    expect(issues.map(({ path }) => path)).toContainEqual(expect.stringContaining("templates["));
  });

  test("is refused when an id is taken", () => {
    const pack = packOf(phrases("That crane was always rubbish."));
    const { policy } = mergeLayers(base.policy, [pack]);
    const issues = checkPack(compilePolicy(policy), pack);
    expect(issues).toEqual([expect.objectContaining({ expected: "an id of its own" })]);
  });
});

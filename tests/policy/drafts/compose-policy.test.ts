import { expect, test } from "vitest";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { composePolicy } from "../../../src/policy/drafts/compose-policy.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { policySource } from "../../support/hub/policies.ts";

const TEAM = "00000000-0000-4000-8000-000000000001";
const layer = (kind: string, more: object) => ({ format: 1, id: `${kind}-layer`, kind, version: "1.0.1", ...more });
const contentOf = (more: object) => draftContentSchema.parse({ policy: policySource("not my job"), ...more });

function composed(content: ReturnType<typeof contentOf>, at?: number) {
  const result = composePolicy(content, at === undefined ? undefined : content.teams[at]);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.issues));
  return result;
}

test("without a layer the policy is that of the packs; modes of rules that are not there are told", () => {
  const content = contentOf({ terms: { modes: { "forbidden-words": "hint", gone: "off" } } });
  const { policy, modes, strangers } = composed(content);
  expect(parsePolicy(content.policy)).toEqual({ kind: "ready", policy });
  expect([modes, strangers]).toEqual([{ "forbidden-words": "hint" }, ["gone"]]);
});

test("the organisation's layer, then the team's; what the first locks, the second can't change", () => {
  const rules = (severity: string) => ({ rules: { "forbidden-words": { severity } } });
  const content = contentOf({
    layer: layer("organisation", { ...rules("review"), locks: ["rules.forbidden-words"] }),
    teams: [{ team: TEAM, layer: layer("team", rules("info")), modes: { "forbidden-words": "monitor" } }],
  });
  expect(composed(content).policy.rules[0]?.severity).toBe("review");
  const team = composed(content, 0);
  expect(team.policy.rules[0]?.severity).toBe("review");
  expect(team.modes).toEqual({ "forbidden-words": "monitor" });
  expect(team.ignored).toEqual([
    { layer: "team-layer", key: "rules.forbidden-words.severity", because: "locked", by: "organisation-layer" },
  ]);
});

test("a layer that is none is told with its place", () => {
  const content = contentOf({ layer: layer("organisation", { rules: { "forbidden-words": { severity: "loud" } } }) });
  expect(composePolicy(content)).toMatchObject({
    kind: "invalid",
    issues: [{ path: "layer: rules.forbidden-words.severity", found: '"loud"' }],
  });
});

import { describe, expect, test } from "vitest";
import { LOCK_KEY } from "../../../src/console/policy/view/layer-view.ts";
import {
  findLockable,
  LOCK_KINDS,
  LOCK_PARTS,
  LOCK_WHOLES,
  toLockables,
  toLockKey,
} from "../../../src/console/policy/view/lock-choices.ts";
import { draftContentSchema } from "../../../src/model/exchange/policy-work.ts";
import { layerSchema } from "../../../src/model/layers.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { mergeLayers } from "../../../src/policy/layers.ts";
import { policyOf } from "../../support/policies.ts";

const content = draftContentSchema.parse({ policy: bundledPolicySource() });

test.each(LOCK_KINDS)("of %s every entry can be found by its id, and has a key that a layer may have", (kind) => {
  const entries = toLockables(content, kind);
  expect(entries.length).toBeGreaterThan(10);
  for (const { id } of entries) {
    expect(findLockable(entries, id)?.id).toBe(id);
    for (const part of LOCK_PARTS[kind]) expect(toLockKey(kind, id, part)).toMatch(LOCK_KEY);
  }
});

describe("an entry by its name", () => {
  const entries = [
    { id: "not-my-job", title: { en: "This is not my job", zh: "这事不归我管" } },
    { id: "no", title: { en: "No", zh: "不行" } },
  ];
  test.each([
    ["NOT MY", "not-my-job"],
    ["不归我", "not-my-job"],
    // A whole name goes before another that has it within.
    ["no", "no"],
    ["nothing like it", undefined],
    ["  ", undefined],
  ])("“%s” is %s", (words, id) => {
    expect(findLockable(entries, words)?.id).toBe(id);
  });
});

test("what the organisation's layer adds can be locked; what has no id yet cannot", () => {
  const layer = {
    add: { templates: [{ id: "own", title: { en: "Our own", zh: "自有" } }, {}] },
    classes: { tool: {} },
  };
  const written = draftContentSchema.parse({ policy: { templates: "none", classes: { gift: [] } }, layer });
  expect(toLockables(written, "templates")).toEqual([{ id: "own", title: { en: "Our own", zh: "自有" } }]);
  expect(toLockables(written, "classes").map(({ id }) => id)).toEqual(["gift", "tool"]);
});

test("each whole that is offered holds against a team", () => {
  const packs = policyOf(bundledPolicySource());
  const [rule, template, clock] = [packs.rules[0], packs.templates[0], packs.followUps[0]];
  const team = {
    handbooks: ["ZL"],
    importance: { threshold: 9 },
    languages: ["en"],
    onDoubt: "warn",
    privateAccounts: "watch",
    rules: { [rule?.id ?? ""]: { off: true } },
    templates: { [template?.id ?? ""]: { off: true } },
    followUps: { [clock?.id ?? ""]: { off: true } },
    classes: { gift: { add: ["a hamper"] } },
  };
  for (const whole of LOCK_WHOLES) {
    const common = { format: 1, version: "1.0.0" };
    const organisation = layerSchema.parse({ ...common, id: "works", kind: "organisation", locks: [whole] });
    const part = { [whole]: team[whole] };
    const own = layerSchema.parse({ ...common, id: "north", kind: "team", ...part });
    const { ignored } = mergeLayers(packs, [organisation, own]);
    expect(ignored, whole).toMatchObject([{ layer: "north", because: "locked", by: "works" }]);
    expect(mergeLayers(packs, [own]).ignored, whole).toEqual([]);
  }
});

import { describe, expect, it } from "vitest";
import { type KeptPolicy, keptPolicySchema, loadCompiled } from "../../src/platform/compiled-store.ts";
import { compiledBundle } from "../support/policies.ts";

const SOURCE = {
  format: 1,
  id: "small",
  version: "1.0.0",
  title: { en: "Small", zh: "小" },
  rules: [
    {
      id: "not-my-job",
      category: "etiquette",
      severity: "block",
      title: { en: "Brush-off", zh: "推脱" },
      message: { en: "Say what you will do.", zh: "请说明您会怎么做。" },
      detect: [{ kind: "phrases", en: ["not my job"] }],
      hits: ["That is not my job."],
      misses: ["I will do it."],
    },
  ],
};

/** Storage that writes what it is given as text, as a browser's does. */
function storage() {
  let stored: string | undefined;
  let writes = 0;
  return {
    writes: () => writes,
    spoil: (text: string) => {
      stored = text;
    },
    get: async (): Promise<KeptPolicy | undefined> => {
      const parsed = keptPolicySchema.safeParse(stored === undefined ? undefined : JSON.parse(stored));
      return parsed.success ? parsed.data : undefined;
    },
    set: async (value: KeptPolicy) => {
      writes += 1;
      stored = JSON.stringify(value);
    },
  };
}

describe("loadCompiled", () => {
  const load = (kept: ReturnType<typeof storage>, source: unknown = SOURCE, version = "0.1.0") =>
    loadCompiled({ source: async () => source, packaged: async () => undefined, version, kept });

  it("compiles once and serves the stored one from then on", async () => {
    const kept = storage();
    const first = await load(kept);
    const second = await load(kept);
    expect(kept.writes()).toBe(1);
    expect(second).toEqual(JSON.parse(JSON.stringify(first)));
    expect(second?.policy.id).toBe("small");
  });

  it("compiles again for other words and for another version of the extension", async () => {
    const kept = storage();
    await load(kept);
    await load(kept, { ...SOURCE, version: "1.0.1" });
    expect(kept.writes()).toBe(2);
    await load(kept, { ...SOURCE, version: "1.0.1" }, "0.2.0");
    expect(kept.writes()).toBe(3);
  });

  it("serves the packaged policy as it is while no other was set, and nothing that is none", async () => {
    const kept = storage();
    const packagedAs = (packaged: unknown) =>
      loadCompiled({ source: async () => undefined, packaged: async () => packaged, version: "0.1.0", kept });
    const shipped: unknown = JSON.parse(JSON.stringify(compiledBundle()));
    expect(await packagedAs(shipped)).toEqual(shipped);
    expect(await packagedAs({ policy: {} })).toBeUndefined();
    expect(kept.writes()).toBe(0);
  });

  it.each(['{"madeFrom":"x","compiled":{}}', "null", '{"compiled":{"policy":{},"automaton":{"data":["1"]}}}'])(
    "takes nothing that is not a compiled policy: %s",
    async (text) => {
      const kept = storage();
      kept.spoil(text);
      expect((await load(kept))?.policy.id).toBe("small");
      expect(kept.writes()).toBe(1);
    },
  );

  it("has nothing to serve when the source is no policy, and serves even if it can't store", async () => {
    expect(await load(storage(), { format: 1 })).toBeUndefined();
    const full = { get: async () => undefined, set: () => Promise.reject(new Error("full")) };
    const packaged = async () => undefined;
    const served = await loadCompiled({ source: async () => SOURCE, packaged, version: "0.1.0", kept: full });
    expect(served?.policy.id).toBe("small");
  });
});

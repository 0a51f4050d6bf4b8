import { describe, expect, it } from "vitest";
import { matchesSite, standsInFrames } from "../../src/adapters/definition.ts";
import { KNOWN_SITES } from "../../src/adapters/known-sites.ts";
import { siteDefinitionSchema } from "../../src/model/sites.ts";

const site = (over: object = {}) => ({ id: "x", matches: ["https://x.example/*"], ...over });

describe("site definitions", () => {
  it("take what is left out as nothing", () =>
    expect(siteDefinitionSchema.parse(site())).toMatchObject({ parts: {}, frames: [], replies: false }));

  it.each([
    ["a rule of style", { parts: { body: { selectors: ["p { color: red }"] } } }],
    ["a chain of :has()", { parts: { body: { selectors: ["a:has(b:has(c):has(d))"] } } }],
    ["more selectors than a page needs", { parts: { body: { selectors: Array(13).fill("p") } } }],
    ["a part nobody knows", { parts: { feet: { selectors: ["p"] } } }],
    ["a chain of elements in :has()", { parts: { body: { selectors: ["div:has(p p p)"] } } }],
    ["everything in :has()", { parts: { body: { selectors: ["div:not(:has(* *))"] } } }],
    ["a selector without end", { parts: { body: { selectors: ["p".repeat(301)] } } }],
    ["every address there is", { matches: ["<all_urls>"] }],
    ["code", { run: "alert(1)" }],
  ])("refuse %s", (_what, over) => expect(siteDefinitionSchema.safeParse(site(over)).success).toBe(false));

  it.each([
    ["https://x.example/*", "https://x.example/mail?a=1", true],
    ["https://x.example/*", "http://x.example/", false],
    ["https://x.example/*", "https://evil-x.example/", false],
    ["*://*.x.example/cgi-bin/*", "http://a.x.example/cgi-bin/frame", true],
    ["*://*.x.example/cgi-bin/*", "https://a.x.example/home", false],
    ["https://x.example/a*b*c", "https://x.example/a-b-b-c", true],
    ["https://x.example/a*b*c", "https://x.example/a-c-b", false],
    ["https://x.example/ab*ba", "https://x.example/aba", false],
    ["https://x.example:8443/*", "https://x.example:8443/", true],
    ["https://x.example/*", "https://x.example:8443/", true],
  ])("%s on %s: %s", (pattern, url, expected) =>
    expect(matchesSite({ matches: [pattern] }, new URL(url))).toBe(expected),
  );

  it("answers in no time whatever the pattern and the address", () => {
    const pattern = `https://x.example/${"*a".repeat(90)}*b`;
    const url = new URL(`https://x.example/${"a".repeat(20_000)}`);
    expect(matchesSite({ matches: [pattern] }, url)).toBe(false);
  });

  it("hold in the frames they name, and there alone", () => {
    type Frame = { parent: Frame; frameElement: { matches(selector: string): boolean } | null };
    const top = { frameElement: null } as Frame;
    top.parent = top;
    const inside = (parent: Frame, id: string): Frame => ({ parent, frameElement: { matches: (one) => one === id } });
    const main = inside(top, "#main");
    const editor = inside(main, "#editor");
    const holds = (frames: string[], view: Frame) => standsInFrames({ frames }, view as unknown as Window);
    expect(holds([], editor)).toBe(true);
    expect(holds(["#main"], main)).toBe(true);
    expect(holds(["#main", "#editor"], editor)).toBe(true);
    expect(holds(["#main"], top)).toBe(false);
    expect(holds(["#main"], editor)).toBe(false);
    expect(holds(["#other"], main)).toBe(false);
    expect(holds(["#editor"], editor)).toBe(false);
  });

  it.each(KNOWN_SITES.map(({ source }) => [source.id, source] as const))("%s is one", (_id, source) =>
    expect(siteDefinitionSchema.safeParse(source).success).toBe(true),
  );
});

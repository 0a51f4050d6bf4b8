import { describe, expect, test } from "vitest";
import { readClauses } from "../../src/cli/coverage.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { handbookPage } from "../../src/policy/handbook-page.ts";
import { handbookPages } from "../../src/policy/handbook-pages.ts";
import { policyOf, policyWith } from "../support/policies.ts";

describe("a page per handbook", () => {
  const pages = new Map(handbookPages(policyOf(bundledPolicySource())).map(({ file, html }) => [file, html]));

  test("has every clause once as an anchor", () => {
    expect(pages.size).toBe(39);
    const missing = readClauses().filter(({ id }) => {
      const html = pages.get(`handbooks/${id.split("-")[0]?.toLowerCase()}.html`) ?? "";
      return !html.includes(`id="${id}"`);
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test("shows rules with examples, wording to confirm, and what is missing", () => {
    const page = pages.get("handbooks/rw.html") ?? "";
    expect(page).toContain("What is the hurry?");
    expect(page).toContain("confirm the wording");
    expect(page).toContain("Missing in the source");
    expect(pages.get("handbooks/hosp.html")).toContain("A supervisor can fill them in.");
    expect(pages.get("handbooks/bq.html")).toContain("Seven prohibitions are announced; only four are in the source.");
  });

  test("no word of a pack becomes markup, and nothing runs", () => {
    const policy = policyWith({
      citation: { handbook: "X", clause: "X-1", title: { en: "t", zh: "t" } },
      title: { en: "<script>alert(1)</script>", zh: "“&”" },
      detect: [{ kind: "phrases", en: ["bad words"] }],
      hits: ['bad words <img src=x onerror="x">'],
    });
    const page = handbookPage("X", policy, { exempt: [], gaps: [] });
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

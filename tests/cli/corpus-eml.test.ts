import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { toChunks } from "../../src/engine/text/letter.ts";
import { readEml } from "../../src/reading/read-eml.ts";
import { bundledAuditor } from "../support/policies.ts";

// Other people's letters: read where they are, never copied.
const folder = new URL("../../../shared/corpora/eml/", import.meta.url);
const entry = z.object({
  file: z.string(),
  content_types: z.array(z.string()),
  attachments: z.array(z.string()),
  has_quoted: z.boolean(),
});
const index = existsSync(folder)
  ? readFileSync(new URL("index.jsonl", folder), "utf8")
      .trim()
      .split("\n")
      .map((line) => entry.parse(JSON.parse(line)))
  : [];

describe.skipIf(index.length === 0)("real mails (not here when skipped)", () => {
  test.each(index)("$file", async ({ file, content_types, attachments, has_quoted }) => {
    const draft = await readEml(readFileSync(new URL(file, folder)), file);
    const letters = /[^a-z0-9.]/gi;
    const names = draft.attachments.map(({ name }) => name.replace(letters, ""));
    for (const name of attachments) expect(names).toContain(name.replace(letters, ""));
    if (content_types.some((type) => type === "text/plain" || type === "text/html"))
      expect(draft.body.length).toBeGreaterThan(0);
    expect(draft.body).not.toMatch(/=[0-9A-F]{2}=[0-9A-F]{2}|<\/(p|div|body)>/);
    if (has_quoted) expect(toChunks(draft.body, "email").some(({ role }) => role === "quoted")).toBe(true);
    const report = bundledAuditor().audit(draft);
    expect(report.problems).toEqual([]);
    for (const finding of report.findings) {
      if (finding.field === "body") expect(draft.body.slice(finding.start, finding.end)).toBe(finding.excerpt);
    }
  });
});

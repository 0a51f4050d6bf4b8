import { readFileSync } from "node:fs";
import { z } from "zod";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../src/policy/example-draft.ts";
import { compiledBundle } from "./policies.ts";

const clauseSchema = z.object({
  id: z.string(),
  category: z.string(),
  zh: z.string(),
  en: z.string(),
  variants_zh: z.array(z.string()),
  variants_en: z.array(z.string()),
});

export type Wording = { clause: string; category: string; text: string; zh: boolean };

/** Categories whose clauses name wordings; the others describe what a letter or a process has to be like. */
const NAMING = new Set([
  "banned-phrase",
  "confidentiality",
  "privacy",
  "promise-commitment",
  "competitor",
  "advertising",
  "language",
]);

/** Every wording that the handbooks' clauses name: forbidden phrases themselves, and what should trigger a check. */
export function clauseWordings(): Wording[] {
  const source: unknown = JSON.parse(readFileSync(new URL("../data/clauses.json", import.meta.url), "utf8"));
  return z
    .array(clauseSchema)
    .parse(source)
    .filter(({ category }) => NAMING.has(category))
    .flatMap(({ id, category, zh, en, variants_zh, variants_en }) => {
      const named = category === "banned-phrase" ? [zh, en] : [];
      const texts = new Set([...named, ...variants_zh, ...variants_en]);
      return [...texts].map((text) => ({ clause: id, category, text, zh: /\p{Script=Han}/u.test(text) }));
    });
}

/** Makes the check of the bundled policy: whether a plain letter to a customer is held for a wording in it. */
export function createHolds(): (text: string, zh: boolean) => boolean {
  const auditor = createCompiledAuditor(compiledBundle(), EXAMPLE_ORG, {
    remember: false,
  });
  return (text, zh) => {
    const stop = /[.!?。！？]$/.test(text) ? "" : zh ? "。" : ".";
    const body = zh
      ? `班达先生，您好：\n\n${text}${stop}\n\n谢谢。\n\n此致\n敬礼\n李伟`
      : `Dear Mr Banda,\n\n${text}${stop}\n\nThank you.\n\nBest regards,\nLi Wei`;
    const start = body.indexOf(text);
    const { findings } = auditor.audit(toExampleDraft({ body }));
    // Capitals and open gaps are found for their own sake.
    return findings.some(
      (finding) =>
        finding.field === "body" &&
        finding.severity !== "info" &&
        finding.ruleId !== "shouting" &&
        finding.ruleId !== "unfilled-slot" &&
        finding.start < start + text.length &&
        finding.end > start,
    );
  };
}

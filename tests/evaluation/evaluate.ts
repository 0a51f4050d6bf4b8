// Scores the bundled policy on the labelled drafts and on real letters: `npm run evaluate`. Writes RESULTS.md beside
// this file and exits 1 when a figure is below its floor.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { orgProfileSchema } from "../../src/model/org.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { corpusFigures } from "./corpora.ts";
import { type Figure, toTable } from "./figures.ts";
import { labelledFigures, readLabelled } from "./labelled.ts";

const here = new URL("./", import.meta.url);
const parsed = parsePolicy(bundledPolicySource());
if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
const compiled = compilePolicy(parsed.policy);
const org = orgProfileSchema.parse(JSON.parse(readFileSync(new URL("org.json", here), "utf8")));
const auditor = createCompiledAuditor(compiled, org);

/** Rules are developed on some drafts and only reported on others, so that the report says how they do on new letters. */
const isReported = (id: string): boolean =>
  /^r-/.test(id) || (/^d-/.test(id) && Number(id.slice(2)) >= 64 && Number(id.slice(2)) <= 98);

const drafts = readdirSync(here)
  .filter((file) => file.endsWith(".jsonl"))
  .sort()
  .flatMap((file) => readLabelled(new URL(file, here)));
const sections: { title: string; figures: Figure[] }[] = [
  {
    title: "Drafts that rules were developed on",
    figures: labelledFigures(
      auditor,
      drafts.filter(({ id }) => !isReported(id)),
    ),
  },
  {
    title: "Drafts that no rule was developed on",
    figures: labelledFigures(
      auditor,
      drafts.filter(({ id }) => isReported(id)),
    ),
  },
];
const corpora = new URL("../../../shared/corpora/", here);
if (existsSync(corpora)) sections.push({ title: "Real letters", figures: corpusFigures(auditor, corpora) });
else console.log("Real letters: not here, so not measured.");

const text = sections.map(({ title, figures }) => `## ${title}\n\n${toTable(figures)}\n`).join("\n");
console.log(text);
writeFileSync(
  new URL("RESULTS.md", here),
  `# How good the audit is\n\nMade by \`npm run evaluate\` with the bundled policy ${parsed.policy.version} (${parsed.policy.rules.length} rules).\n\n${text}`,
);
const below = sections.slice(1).flatMap(({ figures }) => figures.filter((figure) => figure.holds === false));
if (below.length > 0) console.log(`Below the floor: ${below.map((figure) => figure.name).join("; ")}`);
process.exitCode = below.length > 0 ? 1 : 0;

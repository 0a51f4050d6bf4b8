import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Auditor } from "../../src/engine/auditor.ts";
import { draftSchema } from "../../src/model/draft.ts";
import { atLeast, atMost, type Figure } from "./figures.ts";

/** A labelled draft: what the audit reads, and the line as it stands for the scorer. */
export type Labelled = { id: string; line: string };

export function readLabelled(file: URL): Labelled[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ id: z.object({ id: z.string() }).parse(JSON.parse(line)).id, line }));
}

const row = z.object({ name: z.string(), labels: z.number(), found: z.number() });
const scoreSchema = z.object({
  byKind: z.array(row.extend({ drafts: z.number(), held: z.number().nullable() })),
  byCategory: z.array(row.extend({ false: z.number() })),
  precision: z.object({ matched: z.number(), false: z.number() }),
  held: z.object({ right: z.number() }),
  exact: z.object({ right: z.number() }),
  badRanges: z.number(),
  drafts: z.number(),
});

/** Audits labelled drafts and has the given scorer judge the reports. */
export function labelledFigures(auditor: Auditor, drafts: readonly Labelled[]): Figure[] {
  if (drafts.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), "countersign-"));
  try {
    const reports = drafts.map(({ id, line }) =>
      JSON.stringify({ id, ...auditor.audit(draftSchema.parse(JSON.parse(line))) }),
    );
    const [draftsFile, reportsFile] = [join(folder, "drafts.jsonl"), join(folder, "reports.jsonl")];
    writeFileSync(draftsFile, drafts.map(({ line }) => line).join("\n"));
    writeFileSync(reportsFile, reports.join("\n"));
    const scorer = fileURLToPath(new URL("score.mjs", import.meta.url));
    const run = spawnSync(process.execPath, [scorer, draftsFile, reportsFile, "--json"], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return toFigures(scoreSchema.parse(JSON.parse(run.stdout)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function toFigures(score: z.infer<typeof scoreSchema>): Figure[] {
  const recall = (kind: string, goal: number, floor: number): Figure => {
    const { labels = 0, found = 0 } = score.byKind.find(({ name }) => name === kind) ?? {};
    return atLeast(`recall: ${kind}`, found, labels, goal, floor);
  };
  const innocent = score.byKind.filter(({ name }) => name === "lookalike" || name === "clean");
  const innocentDrafts = innocent.reduce((sum, { drafts }) => sum + drafts, 0);
  const wronglyHeld = innocent.reduce((sum, { drafts, held }) => sum + Math.round(drafts * (1 - (held ?? 1))), 0);
  const { matched } = score.precision;
  return [
    ...["literal", "inflected", "disguised"].map((kind) => recall(kind, 0.97, 0.9)),
    recall("reworded", 0.85, 0.6),
    ...["contextual", "mixed"].map((kind) => recall(kind, 0.92, 0.8)),
    atMost("lookalike and clean drafts wrongly held or over-hinted", wronglyHeld, innocentDrafts, 0.02, 0.05),
    atLeast("precision, warn or stricter", matched, matched + score.precision.false, 0.95, 0.9),
    atLeast("right held or not-held answer", score.held.right, score.drafts, 0.96, 0.9),
    {
      name: "exact decision",
      value: `${((100 * score.exact.right) / score.drafts).toFixed(1)} %`,
      of: `${score.exact.right} of ${score.drafts}`,
    },
    ...score.byCategory.map(({ name, labels, found, false: wrong }) => ({
      name: `recall: ${name}`,
      value: labels === 0 ? "–" : `${((100 * found) / labels).toFixed(1)} %`,
      of: `${found} of ${labels}; ${wrong} false`,
    })),
  ];
}

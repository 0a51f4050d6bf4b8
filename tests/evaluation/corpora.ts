import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Auditor } from "../../src/engine/auditor.ts";
import type { Draft } from "../../src/model/draft.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { atMost, type Figure } from "./figures.ts";

const letterSchema = z.object({
  id: z.string(),
  lang: z.string().optional(),
  subject: z.string().default(""),
  body: z.string(),
  label: z.string().optional(),
});
type RealLetter = z.infer<typeof letterSchema>;

/** Categories that an innocent letter must not be held for. */
const WATCHED = new Set(["banned-phrase", "etiquette", "promise", "competitor"]);

/** How often real letters are held, and how the audit tells impolite requests from polite ones. `folder` is read in place. */
export function corpusFigures(auditor: Auditor, folder: URL): Figure[] {
  const heldRate = (name: string, file: string): Figure[] => {
    const letters = read(new URL(file, folder));
    const held = letters.filter((letter) => isHeld(auditor.audit(toDraft(letter.subject, letter.body))));
    return letters.length === 0 ? [] : [atMost(name, held.length, letters.length, 0.01, 0.03)];
  };
  return [
    ...heldRate("real English letters held for wording", "en_business_email.jsonl"),
    ...heldRate("real Chinese letters held for wording", "zh_business.jsonl"),
    ...politeness(auditor, read(new URL("en_politeness.jsonl", folder))),
  ];
}

function read(file: URL): RealLetter[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => letterSchema.parse(JSON.parse(line)));
}

const toDraft = (subject: string, body: string): Draft => ({
  channel: "email",
  from: "li.wei@heavylion.example",
  to: ["someone@outside.example"],
  cc: [],
  bcc: [],
  subject,
  body,
  attachments: [],
});

const isHeld = (report: AuditReport): boolean =>
  report.findings.some((finding) => finding.severity !== "info" && WATCHED.has(finding.category));

function politeness(auditor: Auditor, requests: readonly RealLetter[]): Figure[] {
  const rate = (label: string): number => {
    const own = requests.filter((request) => request.label === label);
    const marked = own.filter(({ body }) => {
      const letter = `Dear Ms Smith,\n\n${body}\n\nThank you for your help.\n\nBest regards,\nLi Wei\nHeavylion Heavy Industries`;
      const { findings } = auditor.audit(toDraft("Request", letter));
      return findings.some((finding) => finding.category === "etiquette" || finding.category === "banned-phrase");
    });
    return own.length === 0 ? 0 : marked.length / own.length;
  };
  if (requests.length === 0) return [];
  const [impolite, polite] = [rate("impolite"), rate("polite")];
  const ratio = polite === 0 ? (impolite === 0 ? 0 : Number.POSITIVE_INFINITY) : impolite / polite;
  return [
    {
      name: "hints on impolite against polite requests",
      value: ratio === Number.POSITIVE_INFINITY ? "only on impolite" : `${ratio.toFixed(1)} : 1`,
      of: `${(100 * impolite).toFixed(0)} % and ${(100 * polite).toFixed(0)} %`,
      goal: "≥ 3 : 1",
      floor: "≥ 2 : 1",
      holds: ratio >= 2,
    },
  ];
}

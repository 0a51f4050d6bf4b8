/**
 * `npm run import-handbook -- FILE`: proposes the rules on correspondence that a handbook holds, each with the sentence it
 * was read from. Activates nothing: with `--confirm 1,3 --out FILE` the proposals of these numbers become a layer, which
 * is tried like any policy before it is written.
 */
import { writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import { type HandbookReading, PROPOSAL_KINDS, type Proposal } from "../model/importing.ts";
import { describeIssues } from "../model/issues.ts";
import { readHandbook } from "../policy/importing/read-handbook.ts";
import { toLayer } from "../policy/importing/to-layer.ts";
import { parseLayer } from "../policy/parse-layer.ts";
import { namedFaultOf } from "./fault.ts";
import { readDocument } from "./read-document.ts";

const USAGE = `usage: npm run --silent import-handbook -- [--json] [--confirm all|1,2,… --out FILE] FILE

Reads a handbook (.txt, .md, .docx, .pdf) and proposes rules. Nothing is activated: confirm proposals by their numbers to
write them as a layer, see docs/policy.md.`;

const KIND_NAMES: Record<Proposal["kind"], string> = {
  "phrase-to-avoid": "Phrases not to use",
  "phrase-to-use": "Phrases to use",
  confidential: "Kept confidential",
  approval: "Needs approval first",
  "time-limit": "Time limits",
  prohibition: "Prohibitions (a person has to say by which words they show)",
};

/** What was found, for people: by kind, numbered, with sentence, line and sureness. */
export function describeReading({ proposals, announcements }: HandbookReading): string {
  const short = announcements.filter(({ announced, found }) => found < announced);
  const missing = short.map(
    ({ what, announced, found, line }) => `${what} (line ${line}): ${announced} announced, ${found} found`,
  );
  if (proposals.length === 0) return ["No correspondence rule found.", ...missing].join("\n");
  const sections = PROPOSAL_KINDS.flatMap((kind) => {
    const own = proposals.map((proposal, at) => ({ proposal, at })).filter(({ proposal }) => proposal.kind === kind);
    if (own.length === 0) return [];
    const lines = own.map(({ proposal: { what, hours, sentence, line, sureness }, at }) => {
      const within = hours === undefined ? "" : ` within ${hours < 1 ? `${Math.round(hours * 60)} min` : `${hours} h`}`;
      return `${String(at + 1).padStart(4)}  ${what}${within}\n      line ${line}, ${Math.round(sureness * 100)} % sure: ${sentence}`;
    });
    return [`${KIND_NAMES[kind]}\n${lines.join("\n")}`];
  });
  return [...sections, ...missing, "Nothing is active yet: confirm by number (--confirm 1,2 --out layer.json)."].join(
    "\n\n",
  );
}

/** @throws Error that says which number is none */
export function confirmed(proposals: readonly Proposal[], numbers: string): Proposal[] {
  if (numbers === "all") return [...proposals];
  return numbers.split(",").map((number) => {
    const proposal = /^\s*\d{1,4}\s*$/.test(number) ? proposals[Number(number) - 1] : undefined;
    if (!proposal)
      throw new Error(`--confirm takes “all” or numbers from 1 to ${proposals.length}, not “${number.trim()}”`);
    return proposal;
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      confirm: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const [file] = positionals;
  if (!file || values.help) return void console.log(USAGE);
  const reading = readHandbook(await readDocument(file));
  console.log(values.json ? JSON.stringify(reading, undefined, 1) : describeReading(reading));
  if (values.confirm === undefined) return;
  if (values.out === undefined) throw new Error("--confirm needs --out FILE for the layer");
  const name = basename(file, extname(file));
  const id =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "imported-handbook";
  const layer = toLayer(confirmed(reading.proposals, values.confirm), {
    id,
    handbook: name,
    title: { en: name, zh: name },
  });
  const parsed = parseLayer(JSON.parse(JSON.stringify(layer)));
  if (parsed.kind === "invalid") throw new Error(describeIssues(parsed.issues));
  writeFileSync(values.out, `${JSON.stringify(layer, undefined, 2)}\n`);
  console.error(`Written: ${values.out}. It takes effect when a supervisor adds it to the layers.`);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(namedFaultOf(error));
    process.exitCode = 2;
  });
}

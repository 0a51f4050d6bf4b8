/**
 * `npm run import-profile -- PART FILE.csv --org ORG.json [--out FILE]`: puts a table (customers, commitments, glossary,
 * roles, faxBook, holidays, dealers, competitors) into an organisation's profile, in place of what it had. `weights` are
 * printed as the `importance` of a layer. Nothing is written unless every line is sound.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeIssues } from "../model/issues.ts";
import { parseOrg } from "../policy/parse-org.ts";
import { PROFILE_PARTS, type ProfilePart, parseProfilePart } from "../policy/profile-csv.ts";
import { namedFaultOf } from "./fault.ts";

const USAGE = `usage: npm run --silent import-profile -- PART FILE.csv --org ORG.json [--out FILE]

PART is one of: ${PROFILE_PARTS.join(", ")}.`;

const isPart = (name: string | undefined): name is ProfilePart => PROFILE_PARTS.some((part) => part === name);

/**
 * The profile with one part replaced.
 * @throws Error that names path, expected and found
 */
export function withPart(org: unknown, part: Exclude<ProfilePart, "weights">, csv: string): object {
  const read = parseProfilePart(part, csv);
  if (read.kind === "invalid") throw new Error(describeIssues(read.issues));
  const before = parseOrg(org);
  if (before.kind === "invalid") throw new Error(describeIssues(before.issues));
  const next = { ...before.org, [part]: read.value };
  const after = parseOrg(next);
  if (after.kind === "invalid") throw new Error(describeIssues(after.issues));
  return after.org;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { org: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
  });
  const [part, file] = positionals;
  if (!isPart(part) || !file || values.help) {
    console.log(USAGE);
    return;
  }
  const csv = readFileSync(file, "utf8");
  if (part === "weights") {
    const read = parseProfilePart(part, csv);
    if (read.kind === "invalid") throw new Error(describeIssues(read.issues));
    console.log(JSON.stringify({ importance: { weights: read.value } }, undefined, 2));
    return;
  }
  if (!values.org) throw new Error("--org names the profile that the table goes into");
  const next = JSON.stringify(withPart(JSON.parse(readFileSync(values.org, "utf8")), part, csv), undefined, 2);
  if (values.out) writeFileSync(values.out, `${next}\n`);
  else console.log(next);
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    console.error(namedFaultOf(error));
    process.exitCode = 2;
  }
}

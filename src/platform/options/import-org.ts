import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt } from "../../model/issues.ts";
import type { CompleteOrgProfile, OrgProfile } from "../../model/org.ts";
import { parseOrg } from "../../policy/parse-org.ts";
import { parseProfilePart } from "../../policy/profile-csv.ts";
import type { ImportOutcome, OrgPart } from "../../ui/view-models/options.ts";

export type Imported = { outcome: ImportOutcome; org?: CompleteOrgProfile };

/** A file of this size is no profile. */
const MAX_CHARACTERS = 4_000_000;

/** Reads a profile, or one table of it in place of the one before. Nothing is taken unless all of it is sound. */
export function importOrg(
  before: OrgProfile | undefined,
  part: OrgPart | "whole",
  file: { name: string; text: string },
): Imported {
  const refuse = (issues: Issue[]): Imported => ({
    outcome: { kind: "refused", file: file.name, issues },
  });
  if (file.text.length > MAX_CHARACTERS) {
    const found = say("shown", { value: `${Math.ceil(file.text.length / 1e6)} MB` });
    return refuse([issueAt(file.name, say("at-most-mb", { size: MAX_CHARACTERS / 1e6 }), found)]);
  }
  if (part === "whole") {
    const value = toJson(file.text);
    if (value === undefined) return refuse([issueAt(file.name, say("json"), say("something-else"))]);
    const parsed = parseOrg(value);
    if (parsed.kind === "invalid") return refuse(parsed.issues);
    return { outcome: { kind: "whole", name: parsed.org.name }, org: parsed.org };
  }
  if (!before) return { outcome: { kind: "needs-profile" } };
  const read = parseProfilePart(part, file.text);
  if (read.kind === "invalid") return refuse(read.issues);
  const parsed = parseOrg({ ...before, [part]: read.value });
  if (parsed.kind === "invalid") return refuse(parsed.issues);
  return { outcome: { kind: "part", part, rows: read.rows }, org: parsed.org };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

#!/usr/bin/env node
// Scores reports of the product against labelled drafts, as FORMAT.md says.
//
//   node score.mjs DRAFTS.jsonl REPORTS.jsonl [--json] [--misses]
//
// REPORTS.jsonl holds one line a draft:
//   { "id", "decision", "findings": [{ "category", "severity", "field", "start", "end", "excerpt", "ruleId", ... }] }
// start and end are UTF-16 offsets into the text of the field, end exclusive.
//
// - A label is found when a finding of any severity has its category and overlaps its text in the same field. For
//   recipient, attachment and script labels, and for labels in list fields (to, cc, bcc, attachments), category and
//   field suffice; to, cc and bcc count as one field, because a missing addressee stands in none of them.
// - Precision looks at findings of severity warn or stricter: matched / (matched + false). A false one matches no label
//   and its category isn't tolerated; tolerated ones count on neither side. Exact repeats count once.
// - A draft without a report counts as wrong everywhere, and is named.
// Exit 0: scored; 2: wrong usage or unusable files.
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CATEGORIES = [
  "banned-phrase",
  "etiquette",
  "confidentiality",
  "privacy",
  "promise",
  "competitor",
  "recipient",
  "attachment",
  "review-trigger",
  "language",
  "terminology",
  "advertising",
  "script",
];
const KINDS = ["literal", "inflected", "reworded", "disguised", "contextual", "lookalike", "clean", "mixed"];
const DECISIONS = ["send", "warn", "review", "block"];
const FIELD_ONLY = new Set(["recipient", "attachment", "script"]);
const ADDRESS_FIELDS = new Set(["to", "cc", "bcc"]);
const LIST_FIELDS = new Set([...ADDRESS_FIELDS, "attachments"]);

/** UTF-16 units a finding may span when the labelled text is short: a mark over the whole letter points at nothing. */
const MAX_WIDTH = 120;

/** A finding on an attachment may be filed under any of these: which one is a matter of taste. */
const FILE_CATEGORIES = new Set(["attachment", "confidentiality", "privacy", "review-trigger"]);
/** Hints that an innocent letter may carry before it counts as wrongly disturbed. */
const MAX_HINTS = 3;
const INNOCENT_KINDS = new Set(["lookalike", "clean"]);

const fieldGroup = (field) => (ADDRESS_FIELDS.has(field) ? "recipients" : field);
const isStrict = (finding) => finding.severity !== "info";

/** Every place a text stands in a string, as half-open ranges. */
function rangesOf(text, part) {
  const ranges = [];
  for (let at = text.indexOf(part); part !== "" && at >= 0; at = text.indexOf(part, at + 1)) {
    ranges.push([at, at + part.length]);
  }
  return ranges;
}

/** The range a finding points at; without usable offsets, the first place of its excerpt. */
function findingRange(finding, text) {
  const { start, end, excerpt } = finding;
  if (Number.isInteger(start) && Number.isInteger(end)) return [start, end];
  return rangesOf(text, excerpt ?? "")[0];
}

/** True when the finding satisfies the label. */
export function matches(draft, label, finding) {
  const sameFile = label.field === "attachments" && finding.field === "attachments";
  const interchangeable = sameFile && FILE_CATEGORIES.has(label.category) && FILE_CATEGORIES.has(finding.category);
  if (finding.category !== label.category && !interchangeable) return false;
  if (fieldGroup(finding.field) !== fieldGroup(label.field)) return false;
  if (FIELD_ONLY.has(label.category) || LIST_FIELDS.has(label.field)) return true;
  const range = findingRange(finding, draft[label.field]);
  if (!range) return false;
  if (range[1] - range[0] > Math.max(MAX_WIDTH, 4 * label.text.length)) return false;
  return rangesOf(draft[label.field], label.text).some(([start, end]) => range[0] < end && start < range[1]);
}

/** Offsets that don't cut out the excerpt: such a finding would mark other words than it quotes. */
function hasBadRange(draft, finding) {
  const text = draft[finding.field];
  if (typeof text !== "string") return false;
  const { start, end, excerpt } = finding;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return true;
  return (
    start < 0 ||
    end > text.length ||
    start >= end ||
    (typeof excerpt === "string" && text.slice(start, end) !== excerpt)
  );
}

function scoreDraft(draft, report) {
  const labels = draft.expect.findings;
  const findings = report?.findings ?? [];
  const missed = labels.filter((label) => !findings.some((finding) => matches(draft, label, finding)));

  const strict = new Map();
  for (const finding of findings.filter(isStrict)) {
    strict.set(JSON.stringify([finding.category, finding.field, finding.start, finding.end]), finding);
  }
  const unmatched = [...strict.values()].filter((finding) => !labels.some((label) => matches(draft, label, finding)));
  const falseOnes = unmatched.filter((finding) => !draft.expect.tolerate.includes(finding.category));

  const decision = report?.decision;
  const noisy = INNOCENT_KINDS.has(draft.kind) && findings.filter((finding) => !isStrict(finding)).length > MAX_HINTS;
  return {
    id: draft.id,
    kind: draft.kind,
    labels,
    missed,
    falseOnes,
    matched: strict.size - unmatched.length,
    tolerated: unmatched.length - falseOnes.length,
    badRanges: findings.filter((finding) => hasBadRange(draft, finding)).length,
    expected: draft.expect.decision,
    decision,
    heldRight: decision !== undefined && !noisy && (decision !== "send") === (draft.expect.decision !== "send"),
    exact: decision === draft.expect.decision,
  };
}

const sum = (items, count) => items.reduce((total, item) => total + count(item), 0);
const ratio = (part, whole) => (whole === 0 ? null : part / whole);

function recallRow(name, results, wanted = () => true) {
  const labels = sum(results, (result) => result.labels.filter(wanted).length);
  const found = labels - sum(results, (result) => result.missed.filter(wanted).length);
  return { name, labels, found, recall: ratio(found, labels) };
}

/** Scores a set. drafts: array; reports: Map from draft id to report. */
export function score(drafts, reports) {
  const results = drafts.map((draft) => scoreDraft(draft, reports.get(draft.id)));
  const matched = sum(results, (result) => result.matched);
  const falseCount = sum(results, (result) => result.falseOnes.length);
  const byKind = KINDS.map((kind) => {
    const own = results.filter((result) => result.kind === kind);
    return {
      ...recallRow(kind, own),
      drafts: own.length,
      false: sum(own, (result) => result.falseOnes.length),
      held: ratio(own.filter((result) => result.heldRight).length, own.length),
      exact: ratio(own.filter((result) => result.exact).length, own.length),
    };
  });
  const byCategory = CATEGORIES.map((category) => ({
    ...recallRow(category, results, (label) => label.category === category),
    false: sum(results, (result) => result.falseOnes.filter((finding) => finding.category === category).length),
  }));
  const other = sum(
    results,
    (result) => result.falseOnes.filter((finding) => !CATEGORIES.includes(finding.category)).length,
  );
  if (other > 0) byCategory.push({ name: "(unknown)", labels: 0, found: 0, recall: null, false: other });

  return {
    drafts: drafts.length,
    withoutReport: drafts.filter((draft) => !reports.has(draft.id)).map((draft) => draft.id),
    overall: recallRow("all", results),
    byCategory,
    byKind,
    precision: {
      matched,
      false: falseCount,
      tolerated: sum(results, (result) => result.tolerated),
      value: ratio(matched, matched + falseCount),
    },
    held: {
      right: results.filter((result) => result.heldRight).length,
      value: ratio(results.filter((result) => result.heldRight).length, results.length),
    },
    exact: {
      right: results.filter((result) => result.exact).length,
      value: ratio(results.filter((result) => result.exact).length, results.length),
    },
    confusion: Object.fromEntries(
      DECISIONS.map((expected) => [
        expected,
        Object.fromEntries(
          [...DECISIONS, "none"].map((decision) => [
            decision,
            results.filter((result) => result.expected === expected && (result.decision ?? "none") === decision).length,
          ]),
        ),
      ]),
    ),
    badRanges: sum(results, (result) => result.badRanges),
    missed: results.flatMap((result) => result.missed.map((label) => ({ id: result.id, kind: result.kind, ...label }))),
    falseFindings: results.flatMap((result) =>
      result.falseOnes.map(({ category, severity, field, start, end, excerpt, ruleId }) => ({
        id: result.id,
        kind: result.kind,
        category,
        severity,
        field,
        start,
        end,
        excerpt,
        ruleId,
      })),
    ),
    wrongDecisions: results
      .filter((result) => !result.exact)
      .map(({ id, kind, expected, decision }) => ({ id, kind, expected, decision: decision ?? "none" })),
  };
}

const percent = (value) => (value === null ? "–" : `${(100 * value).toFixed(1)} %`);
const pad = (value, width = 9) => String(value).padStart(width);
const quote = (text) => JSON.stringify(text ?? "");

function printScore(result, withMisses) {
  console.log(
    `Drafts            ${result.drafts}${result.withoutReport.length > 0 ? `   without a report: ${result.withoutReport.length} (${result.withoutReport.slice(0, 8).join(", ")}${result.withoutReport.length > 8 ? ", …" : ""})` : ""}`,
  );
  console.log(
    `Recall            ${percent(result.overall.recall)}   ${result.overall.found} of ${result.overall.labels} labels found`,
  );
  const { precision } = result;
  console.log(
    `Precision         ${percent(precision.value)}   ${precision.matched} findings matched, ${precision.false} false, ${precision.tolerated} tolerated`,
  );
  console.log(`Held or not       ${percent(result.held.value)}   ${result.held.right} of ${result.drafts} drafts`);
  console.log(`Exact decision    ${percent(result.exact.value)}   ${result.exact.right} of ${result.drafts} drafts`);
  if (result.badRanges > 0)
    console.log(`Bad ranges        ${result.badRanges} findings whose offsets don't cut out their excerpt`);

  console.log(`\n${"Category".padEnd(18)}${pad("labels")}${pad("found")}${pad("recall", 10)}${pad("false")}`);
  for (const row of result.byCategory) {
    console.log(
      `${row.name.padEnd(18)}${pad(row.labels)}${pad(row.found)}${pad(percent(row.recall), 10)}${pad(row.false)}`,
    );
  }
  console.log(
    `\n${"Kind".padEnd(18)}${pad("labels")}${pad("found")}${pad("recall", 10)}${pad("false")}${pad("drafts")}${pad("held", 10)}${pad("exact", 10)}`,
  );
  for (const row of result.byKind) {
    console.log(
      `${row.name.padEnd(18)}${pad(row.labels)}${pad(row.found)}${pad(percent(row.recall), 10)}${pad(row.false)}${pad(row.drafts)}${pad(percent(row.held), 10)}${pad(percent(row.exact), 10)}`,
    );
  }
  console.log(`\n${"Expected \\ given".padEnd(18)}${[...DECISIONS, "none"].map((decision) => pad(decision)).join("")}`);
  for (const [expected, row] of Object.entries(result.confusion)) {
    console.log(
      `${expected.padEnd(18)}${Object.values(row)
        .map((count) => pad(count))
        .join("")}`,
    );
  }
  if (!withMisses) return;

  console.log(`\nMissed labels (${result.missed.length})`);
  for (const miss of result.missed) {
    console.log(
      `  ${miss.id} ${miss.kind}  ${miss.category}${miss.clause ? ` ${miss.clause}` : ""}  ${miss.field}  ${quote(miss.text)}`,
    );
  }
  console.log(`\nFalse findings (${result.falseFindings.length})`);
  for (const item of result.falseFindings) {
    console.log(
      `  ${item.id} ${item.kind}  ${item.category} ${item.severity}  ${item.field}  ${quote(item.excerpt)}  by ${item.ruleId ?? "?"}`,
    );
  }
  console.log(`\nOther decision than expected (${result.wrongDecisions.length})`);
  for (const item of result.wrongDecisions)
    console.log(`  ${item.id} ${item.kind}  expected ${item.expected}, given ${item.decision}`);
}

/** Reads JSON Lines into a Map by id. Throws with file and line when a line is unusable. */
function readLines(path, check) {
  const byId = new Map();
  for (const [index, raw] of readFileSync(path, "utf8").split("\n").entries()) {
    if (raw.trim() === "") continue;
    const where = `${path}, line ${index + 1}`;
    let value;
    try {
      value = JSON.parse(raw);
    } catch (error) {
      throw new Error(`${where}: not JSON (${error.message})`);
    }
    if (typeof value?.id !== "string") throw new Error(`${where}: expected an object with a string id`);
    if (byId.has(value.id)) throw new Error(`${where}: the id ${value.id} occurs twice`);
    const problem = check(value);
    if (problem) throw new Error(`${where} (${value.id}): ${problem}`);
    byId.set(value.id, value);
  }
  return byId;
}

const checkDraft = (draft) =>
  Array.isArray(draft.expect?.findings) &&
  Array.isArray(draft.expect?.tolerate) &&
  DECISIONS.includes(draft.expect?.decision)
    ? undefined
    : "expect needs decision, findings and tolerate; run validate.mjs on this file";

function checkReport(report) {
  if (!DECISIONS.includes(report.decision))
    return `decision is ${quote(report.decision)}, expected one of ${DECISIONS.join(", ")}`;
  if (!Array.isArray(report.findings)) return "findings must be a list";
  const wrong = report.findings.find((finding) => !["info", "warn", "review", "block"].includes(finding?.severity));
  return wrong
    ? `a finding has the severity ${quote(wrong?.severity)}, expected info, warn, review or block`
    : undefined;
}

function main(args) {
  const options = args.filter((arg) => arg.startsWith("--"));
  const paths = args.filter((arg) => !arg.startsWith("--"));
  const unknown = options.find((option) => !["--json", "--misses"].includes(option));
  if (paths.length !== 2 || unknown) {
    console.error(
      `${unknown ? `unknown option ${unknown}\n` : ""}usage: node score.mjs DRAFTS.jsonl REPORTS.jsonl [--json] [--misses]`,
    );
    return 2;
  }
  let drafts;
  let reports;
  try {
    drafts = readLines(paths[0], checkDraft);
    reports = readLines(paths[1], checkReport);
  } catch (error) {
    console.error(error.message);
    return 2;
  }
  if (drafts.size === 0) {
    console.error(`${paths[0]} holds no drafts`);
    return 2;
  }
  const strangers = [...reports.keys()].filter((id) => !drafts.has(id));
  if (strangers.length > 0)
    console.error(`ignored ${strangers.length} reports on unknown drafts: ${strangers.slice(0, 8).join(", ")}`);

  const result = score([...drafts.values()], reports);
  if (!options.includes("--json")) {
    printScore(result, options.includes("--misses"));
    return 0;
  }
  const { missed, falseFindings, wrongDecisions, ...figures } = result;
  console.log(JSON.stringify(options.includes("--misses") ? result : figures, null, 2));
  return 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.slice(2));
}

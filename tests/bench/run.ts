// Times the audit beside its peers on the same work in the same run: `npm run bench`. Exits 1 when a target is missed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Auditor, createCompiledAuditor } from "../../src/engine/auditor.ts";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { forPages } from "../../src/engine/compile/for-pages.ts";
import type { Guard } from "../../src/model/detectors.ts";
import type { Draft } from "../../src/model/draft.ts";
import type { Policy } from "../../src/model/policy.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { hostileTexts } from "./hostile.ts";
import { medians, printRows, type Row, type Work } from "./measure.ts";
import { loadPeers } from "./peers.ts";

const letter = readFileSync(new URL("letter.txt", import.meta.url), "utf8");

const toDraft = (body: string): Draft => ({
  channel: "email",
  from: "engineer@works.example",
  to: ["reader@customer.example"],
  cc: [],
  bcc: [],
  subject: "",
  body,
  attachments: [],
});

/** About `length` characters of letter in which no paragraph is like another. */
function longText(length: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++) text += `${letter.replaceAll("the ", `the ${part} `)}\n\n`;
  return text.slice(0, length);
}

function bundledPolicy(): Policy {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}

/** The policy with ten times its phrases, those of guards too: the others never occur in the text. */
function tenfold(policy: Policy): Policy {
  const marked = (phrases: readonly string[], copy: number): string[] =>
    phrases.map((phrase) => (phrase.startsWith("^") ? `^copy${copy} ${phrase.slice(1)}` : `copy${copy} ${phrase}`));
  const guarded = (guards: readonly Guard[], copy: number): Guard[] =>
    guards.map((guard) => ({ ...guard, en: marked(guard.en, copy), zh: marked(guard.zh, copy) }));
  const rules = policy.rules.flatMap((rule) =>
    Array.from({ length: 10 }, (_, copy) => ({
      ...rule,
      id: copy === 0 ? rule.id : `${rule.id}-${copy}`,
      detect: rule.detect.flatMap((detector) => {
        if (copy === 0) return [detector];
        if (detector.kind !== "phrases") return [];
        const { en, zh, unless, requires } = detector;
        return [
          {
            ...detector,
            en: marked(en, copy),
            zh: marked(zh, copy),
            unless: guarded(unless, copy),
            requires: guarded(requires, copy),
          },
        ];
      }),
    })),
  );
  return { ...policy, rules: rules.filter((rule) => rule.detect.length > 0) };
}

const policy = bundledPolicy();
const compiled = compilePolicy(policy);
const auditorOf = (made: typeof compiled, remember: boolean): Auditor =>
  createCompiledAuditor(made, EXAMPLE_ORG, { remember });
const fresh = auditorOf(compiled, false);
const typing = auditorOf(compiled, true);
const peers = await loadPeers();

const auditing =
  (auditor: Auditor, body: string): Work =>
  () =>
    auditor.audit(toDraft(body));

let key = 0;
/** Each time with another word in the same place, as typing leaves it. */
const typeOneKey: Work = () => {
  key += 1;
  const word = `make${"abcdefghijklmnopqrstuvwxyz".charAt(key % 26)}${key}`;
  typing.audit(toDraft(letter.replace("Please make sure", `Please ${word} sure`)));
};

async function timeLetter(): Promise<number> {
  const [ms = 0, keyMs = 0, harper = 0, textlint = 0, writeGood = 0] = await medians(
    [
      { run: auditing(fresh, letter), times: 4 },
      { run: typeOneKey, times: 4 },
      () => peers.harper.check(letter),
      () => peers.textlint.check(letter),
      () => peers.writeGood.check(letter),
    ],
    60,
    // The engine that runs all of them needs some hundred calls to know its way.
    60,
  );
  const what = "171-word letter, nothing remembered";
  return printRows("Audit", [
    { what, ms, peer: { name: "harper.js", ms: harper }, target: 0.1 },
    { what, ms, peer: { name: "textlint+prh", ms: textlint } },
    { what, ms, peer: { name: "write-good", ms: writeGood } },
    { what: "after one more key", ms: keyMs, peer: { name: "harper.js", ms: harper }, target: 0.01 },
    { what: "after one more key", ms: keyMs, peer: { name: "write-good", ms: writeGood }, target: 0.25 },
  ]);
}

async function timeLongText(): Promise<number> {
  const long = longText(56_000);
  const [ms = 0, harper = 0, textlint = 0, writeGood = 0] = await medians(
    [
      { run: auditing(fresh, long), times: 3 },
      () => peers.harper.check(long),
      () => peers.textlint.check(long),
      () => peers.writeGood.check(long),
    ],
    7,
    2,
  );
  const what = "56 KB, nothing remembered";
  return printRows("Long text", [
    { what, ms, peer: { name: "harper.js", ms: harper }, target: 0.05 },
    { what, ms, peer: { name: "textlint+prh", ms: textlint }, target: 1 },
    { what, ms, peer: { name: "write-good", ms: writeGood } },
  ]);
}

async function timeGrowth(): Promise<number> {
  const [once = 0, tenTimes = 0] = await medians(
    [{ run: auditing(fresh, longText(56_000)), times: 5 }, auditing(fresh, longText(560_000))],
    7,
    1,
  );
  const many = auditorOf(compilePolicy(tenfold(policy)), false);
  const [few = 0, more = 0] = await medians([auditing(fresh, letter), auditing(many, letter)], 200, 100);
  return printRows("Growth", [
    { what: "ten times the text (560 KB)", ms: tenTimes, peer: { name: "56 KB", ms: once }, target: 11 },
    { what: "ten times the phrases", ms: more, peer: { name: "the letter", ms: few }, target: 1.5 },
  ]);
}

async function timeHostile(): Promise<number> {
  const rows: Row[] = [];
  for (const [name, text] of hostileTexts(1_000_000)) {
    const [ms = 0] = await medians([auditing(fresh, text)], 1, 0);
    rows.push({ what: `hostile 1 MB: ${name}`, ms, target: 2000 });
  }
  return printRows("Hostile drafts", rows);
}

/** In new processes, the median of some. */
function timeStart(): number {
  const times = Array.from({ length: 5 }, () => {
    const cold = spawnSync(process.execPath, [fileURLToPath(new URL("cold-start.ts", import.meta.url))], {
      encoding: "utf8",
      input: JSON.stringify(forPages(compiled)),
    });
    return Number(cold.stdout);
  }).sort((a, b) => a - b);
  const what = "stored compiled policy to first audit, cold";
  return printRows("Start", [{ what, ms: times[2] ?? Number.NaN, target: 50 }]);
}

let missed = 0;
for (const section of [timeLetter, timeLongText, timeGrowth, timeHostile, timeStart]) missed += await section();
console.log(missed === 0 ? "\nEvery target holds." : `\n${missed} targets missed.`);
process.exitCode = missed === 0 ? 0 : 1;

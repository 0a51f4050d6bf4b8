// Times the audit beside its peers on the same work in the same run: `npm run bench`. Exits 1 when a target is missed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Auditor, createCompiledAuditor } from "../../src/engine/auditor.ts";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import type { Draft } from "../../src/model/draft.ts";
import type { Policy } from "../../src/model/policy.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { hostileTexts } from "./hostile.ts";
import { medianMs, printRows, type Row } from "./measure.ts";
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

/** The policy with ten times its phrases: the others never occur in the text. */
function tenfold(policy: Policy): Policy {
  const marked = (phrases: readonly string[], copy: number): string[] =>
    phrases.map((phrase) => (phrase.startsWith("^") ? `^copy${copy} ${phrase.slice(1)}` : `copy${copy} ${phrase}`));
  const rules = policy.rules.flatMap((rule) =>
    Array.from({ length: 10 }, (_, copy) => ({
      ...rule,
      id: copy === 0 ? rule.id : `${rule.id}-${copy}`,
      detect: rule.detect.flatMap((detector) => {
        if (copy === 0) return [detector];
        return detector.kind === "phrases"
          ? [{ ...detector, en: marked(detector.en, copy), zh: marked(detector.zh, copy) }]
          : [];
      }),
    })),
  );
  return { ...policy, rules: rules.filter((rule) => rule.detect.length > 0) };
}

async function audits(auditor: Auditor, body: string, runs = 40): Promise<number> {
  const draft = toDraft(body);
  return medianMs(() => auditor.audit(draft), runs, Math.min(10, runs));
}

const policy = bundledPolicy();
const compiled = compilePolicy(policy);
const fresh = createCompiledAuditor(compiled, EXAMPLE_ORG, { remember: false });
const typing = createCompiledAuditor(compiled, EXAMPLE_ORG);
const peers = await loadPeers();

const [letterMs, harper, textlint, writeGood] = [
  await audits(fresh, letter, 200),
  await medianMs(() => peers.harper.check(letter)),
  await medianMs(() => peers.textlint.check(letter)),
  await medianMs(() => peers.writeGood.check(letter)),
];
let key = 0;
const keyMs = await medianMs(
  () => {
    key += 1;
    typing.audit(
      toDraft(
        letter.replace("Please make sure", `Please make${"abcdefghijklmnopqrstuvwxyz".charAt(key % 26)}${key} sure`),
      ),
    );
  },
  400,
  100,
);

const long = longText(56_000);
const longMs = await audits(fresh, long, 20);
const rows: Row[] = [
  { what: "171-word letter, nothing remembered", ms: letterMs, peer: { name: "harper.js", ms: harper }, target: 0.1 },
  { what: "171-word letter, nothing remembered", ms: letterMs, peer: { name: "textlint+prh", ms: textlint } },
  { what: "171-word letter, nothing remembered", ms: letterMs, peer: { name: "write-good", ms: writeGood } },
  { what: "after one more key", ms: keyMs, peer: { name: "harper.js", ms: harper }, target: 0.01 },
  { what: "after one more key", ms: keyMs, peer: { name: "write-good", ms: writeGood }, target: 0.25 },
  {
    what: "56 KB, nothing remembered",
    ms: longMs,
    peer: { name: "harper.js", ms: await medianMs(() => peers.harper.check(long), 3, 1) },
    target: 0.05,
  },
  {
    what: "56 KB, nothing remembered",
    ms: longMs,
    peer: { name: "textlint+prh", ms: await medianMs(() => peers.textlint.check(long), 10, 3) },
    target: 1,
  },
  {
    what: "56 KB, nothing remembered",
    ms: longMs,
    peer: { name: "write-good", ms: await medianMs(() => peers.writeGood.check(long), 10, 3) },
  },
];
let missed = printRows("Audit", rows);

const tenTimesText = await audits(fresh, longText(560_000), 5);
const tenTimesPhrases = await audits(
  createCompiledAuditor(compilePolicy(tenfold(policy)), EXAMPLE_ORG, { remember: false }),
  letter,
  200,
);
missed += printRows("Growth", [
  { what: "ten times the text (560 KB)", ms: tenTimesText, peer: { name: "56 KB", ms: longMs }, target: 11 },
  { what: "ten times the phrases", ms: tenTimesPhrases, peer: { name: "the letter", ms: letterMs }, target: 1.5 },
]);

const hostile: Row[] = [];
for (const [name, text] of hostileTexts(1_000_000))
  hostile.push({ what: `hostile 1 MB: ${name}`, ms: await audits(fresh, text, 1), target: 2000 });
missed += printRows("Hostile drafts", hostile);

const cold = spawnSync(process.execPath, [fileURLToPath(new URL("cold-start.ts", import.meta.url))], {
  encoding: "utf8",
  input: JSON.stringify(compiled),
});
missed += printRows("Start", [
  { what: "stored compiled policy to first audit, cold", ms: Number(cold.stdout), target: 50 },
]);

console.log(missed === 0 ? "\nEvery target holds." : `\n${missed} targets missed.`);
process.exitCode = missed === 0 ? 0 : 1;

import type { Draft } from "../model/draft.ts";
import type { Finding } from "../model/report.ts";
import { textOf } from "./telling.ts";
import type { PlacedAnalysis } from "./told.ts";

/** Stands in an excerpt or a message for what must not be repeated. */
export const MASKED = "•••";

type Place = Pick<Finding, "field" | "index" | "part" | "page">;
type Range = { start: number; end: number };

/** Where passwords, keys and personal numbers stand, by text and in reading order, and their words. */
export type Secrets = { ranges: ReadonlyMap<string, readonly Range[]>; words: readonly string[] };

/** Every secret of a letter, also one that no finding tells: a rule may be off for these readers, or a stricter one speak. */
export function secretsIn(chunks: readonly PlacedAnalysis[], draft: Draft): Secrets | undefined {
  const ranges = new Map<string, Range[]>();
  const words = new Set<string>();
  for (const chunk of chunks) {
    for (const hit of chunk.analysis.hits) {
      if (!hit.secret) continue;
      const range = { start: hit.start + chunk.start, end: hit.end + chunk.start };
      const key = keyOf(chunk);
      const inText = ranges.get(key);
      if (inText) inText.push(range);
      else ranges.set(key, [range]);
      words.add(textOf(draft, { ...chunk, ...range, sure: true }).slice(range.start, range.end));
    }
  }
  if (words.size === 0) return undefined;
  for (const inText of ranges.values()) inText.sort((a, b) => a.start - b.start);
  return { ranges, words: [...words] };
}

/** The findings, with no secret in the excerpt or message of any: a sentence that is marked may hold one. */
export function withoutSecrets(findings: readonly Finding[], secrets: Secrets | undefined): Finding[] {
  if (!secrets) return [...findings];
  const messages = new Map<string, string>();
  return findings.map((finding) => {
    let message = messages.get(finding.message);
    if (message === undefined) {
      message = secrets.words.reduce((text, word) => text.replaceAll(word, MASKED), finding.message);
      messages.set(finding.message, message);
    }
    const excerpt = finding.excerpt === MASKED ? MASKED : maskedExcerpt(finding, secrets);
    return excerpt === finding.excerpt && message === finding.message ? finding : { ...finding, excerpt, message };
  });
}

function maskedExcerpt(finding: Finding, { ranges }: Secrets): string {
  const { excerpt, start, end } = finding;
  const inText = ranges.get(keyOf(finding)) ?? [];
  let shown = "";
  let at = start;
  for (let next = firstBehind(inText, start); next < inText.length; next++) {
    const secret = inText[next];
    if (!secret || secret.start >= end) break;
    if (secret.end <= at) continue;
    shown += excerpt.slice(at - start, Math.max(at, secret.start) - start) + MASKED;
    at = Math.min(end, secret.end);
  }
  return at === start ? excerpt : shown + excerpt.slice(at - start);
}

/** Position of the first range that ends behind `at`; those of one text hardly overlap, so a neighbour more is looked at. */
function firstBehind(ranges: readonly Range[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 2);
}

const keyOf = ({ field, index, part, page }: Place): string => `${field} ${index} ${part} ${page}`;

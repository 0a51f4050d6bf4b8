import { IDENTITY_KINDS, type IdentityKind } from "../../model/detectors/identity-numbers.ts";
import type { DetectorOf } from "../../model/detectors.ts";
import { Kind, kindAt } from "../text/characters.ts";
import { isChineseId, isDatedId, isIban, passesLuhn } from "./check-digits.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { ownHits } from "./phrases.ts";
import { toUnitRange } from "./together.ts";
import { toHalfWidth } from "./values.ts";

/** A label counts for what follows within so many characters of the same line. */
const LABEL_REACH = 40;
const MIN_DIGITS = 5;
const BEFORE = "(?<![A-Za-z0-9]|[A-Za-z0-9][\\-_/.])";
const AFTER = "(?![A-Za-z0-9]|[-_/.][A-Za-z0-9])";
const edged = (body: string, flags = "g"): RegExp => new RegExp(`${BEFORE}(?:${body})${AFTER}`, flags);
/** `labelled` needs a label before it; the others prove themselves by check digit. */
const SHAPES: Record<IdentityKind, RegExp> = {
  "cn-id": edged("\\d(?:[ \\-·.]?\\d){16}[ \\-·.]?[\\dXx]|\\d{15}"),
  card: edged("\\d{4}(?:[ \\-]?\\d{4}){2}[ \\-]?\\d{1,4}(?:[ \\-]?\\d{3})?|3[47]\\d{2}[ \\-]?\\d{6}[ \\-]?\\d{5}"),
  iban: edged("[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"),
  passport: edged("(?:[A-Z]{1,2} ?\\d{6,9}|\\d{9}|[A-Z]\\d{2}[A-Z]\\d{5})", "gi"),
  plate:
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?[A-HJ-NP-Z][ ·•.-]?(?=[A-HJ-NP-Z]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])|(?<![A-Za-z0-9])\d{4} ?[A-Z]{3}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]{1,3}[ -]?[A-Z]{0,2}[ -]?\d{2,4}(?![A-Za-z0-9])/g,
};

/** Identity cards, bank cards, accounts, passports and number plates; serial and order numbers stay quiet. */
export function identityNumbersDetector(
  options: DetectorOf<"identity-numbers">,
  context: DetectorContext,
): BoundDetector {
  for (const kind of IDENTITY_KINDS) {
    const cues = options.cues[kind];
    if (cues) context.addPhrases([...cues.en, ...cues.zh], kind);
  }
  context.addPhrases([...options.others.en, ...options.others.zh], "other");

  return {
    chunk(chunk) {
      const flat = toPlain(chunk.text);
      if (!flat) return [];
      const labels = ownHits(chunk, context).map(({ tag, from, to }) => ({
        kind: tag.kind === "hit" ? tag.list : "",
        length: to - from,
        end: chunk.units.ends[to - 1] ?? 0,
      }));
      const hits: ChunkHit[] = [];
      for (const kind of options.numbers) {
        if (!mayHold(kind, flat, labels)) continue;
        for (const match of flat.text.matchAll(SHAPES[kind])) {
          const start = offsetIn(flat, match.index);
          const found = proven(kind, match[0], labelBefore(chunk, start, labels));
          if (found === undefined) continue;
          const end = offsetIn(flat, match.index + found.length - 1) + 1;
          if (hits.some((hit) => start < hit.end && hit.start < end)) continue;
          hits.push({
            rule: context.rule,
            start,
            end,
            ...toUnitRange(chunk.units, { start, end }),
            sure: true,
            secret: true,
          });
        }
      }
      return hits;
    },
  };
}

type Label = { kind: string; length: number; end: number };

/** The digits that the shortest number of a kind has. */
const LEAST_DIGITS: Record<IdentityKind, number> = { "cn-id": 15, card: 13, iban: 5, passport: 5, plate: 5 };

/** False when no number of a kind can be proven in the text, so that its shape need not be looked for. */
function mayHold(kind: IdentityKind, { text, digits }: Plain, labels: readonly Label[]): boolean {
  if (digits < LEAST_DIGITS[kind]) return false;
  if (kind === "iban") return /[A-Z]{2}\d{2}/.test(text);
  if (kind !== "passport" && kind !== "plate") return true;
  return labels.some((label) => label.kind === kind) || (kind === "plate" && /\p{Script=Han}[A-Z][·•]/u.test(text));
}

/** The label that stands nearest before an offset, in the same line. */
function labelBefore({ text }: AnalysedChunk, start: number, labels: readonly Label[]): string | undefined {
  let best: Label | undefined;
  for (const label of labels) {
    if (label.end > start || start - label.end > LABEL_REACH) continue;
    if (text.slice(label.end, start).includes("\n")) continue;
    // Of labels that end together the longest names the number: "card number" and not "number".
    if (!best || label.end > best.end || (label.end === best.end && label.length > best.length)) best = label;
  }
  return best?.kind;
}

/** As much of what was found as is such a number: a capital word behind an account number is not part of it. */
function proven(kind: IdentityKind, found: string, label: string | undefined): string | undefined {
  for (let rest = found; rest !== ""; rest = rest.slice(0, Math.max(0, rest.lastIndexOf(" ")))) {
    if (isSuch(kind, rest, label)) return rest;
    if (kind !== "iban") return undefined;
  }
  return undefined;
}

function isSuch(kind: IdentityKind, found: string, label: string | undefined): boolean {
  const value = found.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  const labelled = label === kind;
  if (label === "other") return false;
  switch (kind) {
    case "cn-id":
      return isChineseId(value) || (labelled && isDatedId(value));
    case "card": {
      if (value.length < 13 || value.length > 19) return false;
      if (labelled) return true;
      const grouped = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}/.test(found) || /^3[47]\d{2}([ -])\d{6}\1\d{5}$/.test(found);
      return grouped && /^(?:4|5[1-5]|2[2-7]|62|3[47]|35|6011|65)/.test(value) && passesLuhn(value);
    }
    case "iban":
      return isIban(value);
    case "passport":
      return labelled;
    case "plate":
      return labelled || /^\p{Script=Han}[A-Z][·•]/u.test(found);
  }
}

/**
 * A text in half width without invisible signs, how many digits it has, and where each unit of it stands in the text;
 * left out where all stand as they did.
 */
type Plain = { text: string; digits: number; offsets?: readonly number[] };

const offsetIn = ({ offsets }: Plain, at: number): number => (offsets ? (offsets[at] ?? 0) : at);

/** @returns undefined without many digits */
function toPlain(text: string): Plain | undefined {
  let digits = 0;
  let isAscii = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      isAscii = false;
      if (kindAt(text, at) === Kind.digit) digits += 1;
    } else if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  if (digits < MIN_DIGITS) return undefined;
  if (isAscii) return { text, digits };
  const half = toHalfWidth(text);
  let plain = "";
  const offsets: number[] = [];
  for (let at = 0; at < half.length; at++) {
    if (kindAt(text, at) === Kind.nothing) continue;
    plain += half.charAt(at);
    offsets.push(at);
  }
  return { text: plain, offsets, digits };
}

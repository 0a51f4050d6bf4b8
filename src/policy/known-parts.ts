import { policySchema } from "../model/policy.ts";
import { withoutDefaults } from "../model/without-defaults.ts";
import { canonicalText, sha256Hex } from "../trust/canonical.ts";

/*
 * A policy is mostly wording that the browser has already: of the version in force, or of the packs in its package. It is
 * sent with numbers in place of what is known, and put together again before its signature is verified, which is over the
 * whole: whatever went wrong on the way shows there, and then the whole is fetched.
 */

/** Stands where a part of the base belongs: its number in the base's order. */
const MARK = "=";
/** Shorter parts, as JSON, are sent as they are: a number would hardly be shorter. */
const SHORTEST = 24;

type Part = { value: unknown; text: string };

/** Every part of a value that is worth a number, inner ones first, in the order that both sides walk. @returns its JSON */
function walk(value: unknown, visit: (part: Part) => void): string {
  const text = textOf(value, visit);
  if (text.length >= SHORTEST) visit({ value, text });
  return text;
}

function textOf(value: unknown, visit: (part: Part) => void): string {
  if (Array.isArray(value)) return `[${value.map((one) => walk(one, visit)).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${walk(one, visit)}`).join()}}`;
}

/**
 * The same value with numbers for whatever the base holds too.
 * @returns undefined when the value can't be told from a marked one
 */
export function leaveOutKnown(value: unknown, base: unknown): unknown {
  const numbers = new Map<string, number>();
  let next = 0;
  walk(base, ({ text }) => {
    if (!numbers.has(text)) numbers.set(text, next);
    next += 1;
  });
  const texts = new Map<unknown, string>();
  walk(value, (part) => {
    if (typeof part.value === "object") texts.set(part.value, part.text);
  });
  let isMarked = false;
  const leaveOut = (one: unknown): unknown => {
    const text = typeof one === "string" ? JSON.stringify(one) : texts.get(one);
    const number = text === undefined || text.length < SHORTEST ? undefined : numbers.get(text);
    if (number !== undefined) return { [MARK]: number };
    if (Array.isArray(one)) return one.map(leaveOut);
    if (typeof one !== "object" || one === null) return one;
    if (MARK in one) isMarked = true;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, leaveOut(inner)]));
  };
  const left = leaveOut(value);
  return isMarked ? undefined : left;
}

/** Characters; no policy is as long, and a few numbers must not make one that fills the memory. */
const LONGEST = 16 * 1024 * 1024;

/** @returns undefined when the base lacks what is asked of it */
export function putBackKnown(left: unknown, base: unknown): unknown {
  const parts: Part[] = [];
  walk(base, (part) => parts.push(part));
  let isWhole = true;
  let length = 0;
  const putBack = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(putBack);
    if (typeof one !== "object" || one === null) return one;
    if (MARK in one) {
      const part = typeof one[MARK] === "number" ? parts[one[MARK]] : undefined;
      length += part?.text.length ?? 0;
      isWhole &&= part !== undefined && length <= LONGEST;
      return part?.value;
    }
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, putBack(inner)]));
  };
  const value = putBack(left);
  return isWhole ? value : undefined;
}

/** A value that browser and hub both may hold, and the name it is asked by. */
export type Base = { name: string; value: unknown };

/** The packs that come with the product, as both sides write them. Takes a tenth of a second. */
export function toPackBase(policy: Parameters<typeof withoutDefaults<typeof policySchema>>[1]): Base {
  const value = withoutDefaults(policySchema, policy);
  return { name: `packs-${sha256Hex(canonicalText(value)).slice(0, 16)}`, value };
}

/** What a browser may say it holds. */
export const BASE_NAME = /^(packs|\d{1,15})-[0-9a-f]{16}$/;

/** The name of a published version, by its ETag. Undefined when it is none of a hub's. */
export function versionBaseName(etag: string | undefined): string | undefined {
  const name = etag?.replace(/^(W\/)?"(.*)"$/, "$2");
  return name !== undefined && BASE_NAME.test(name) ? name : undefined;
}

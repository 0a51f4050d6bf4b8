import { CHOSEN_SIGNS, WORDS_APART } from "./simplified.data.ts";
import { TRADITIONAL_TO_SIMPLIFIED } from "./traditional.data.ts";

type Tables = {
  /** Signs that only the one script has. */
  traditional: ReadonlySet<string>;
  simplified: ReadonlySet<string>;
  /** The sign that stands for a simplified one in most words. */
  signs: ReadonlyMap<string, string>;
  /** Words in which some sign is another, by their first sign. */
  words: ReadonlyMap<string, readonly (readonly [string, string])[]>;
};

let made: Tables | undefined;

/** Made when the first letter in Traditional characters asks: most pages never see one. */
function tables(): Tables {
  if (made) return made;
  const traditional = new Set<string>();
  const simplified = new Set<string>();
  const signs = new Map<string, string>();
  for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2) {
    const [sign, plain] = [TRADITIONAL_TO_SIMPLIFIED.charAt(at), TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1)];
    traditional.add(sign);
    simplified.add(plain);
    if (!signs.has(plain)) signs.set(plain, sign);
  }
  for (let at = 0; at < CHOSEN_SIGNS.length; at += 2) signs.set(CHOSEN_SIGNS.charAt(at), CHOSEN_SIGNS.charAt(at + 1));
  const words = new Map<string, [string, string][]>();
  const apart = WORDS_APART.split(" ");
  for (let at = 0; at + 1 < apart.length; at += 2) {
    const [from = "", to = ""] = [apart[at], apart[at + 1]];
    const same = words.get(from.charAt(0)) ?? [];
    same.push([from, to]);
    words.set(from.charAt(0), same);
  }
  for (const same of words.values()) same.sort(([a], [b]) => b.length - a.length);
  made = { traditional, simplified, signs, words };
  return made;
}

/** How many signs of a text only Traditional script has, less those that only Simplified has. */
export function leaning(text: string): number {
  const { traditional, simplified } = tables();
  let sum = 0;
  for (const sign of text) {
    if (traditional.has(sign)) sum += 1;
    else if (simplified.has(sign)) sum -= 1;
  }
  return sum;
}

/** A text in Simplified characters written in Traditional ones. Names of slots stay as they are. */
export function toTraditional(text: string): string {
  const { signs, words } = tables();
  let written = "";
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    const end = sign === "{" ? text.indexOf("}", at) : -1;
    const word = end < 0 ? words.get(sign)?.find(([from]) => text.startsWith(from, at)) : undefined;
    if (end > at) written += text.slice(at, end + 1);
    else written += word?.[1] ?? signs.get(sign) ?? sign;
    at = end > at ? end + 1 : at + (word?.[0].length ?? 1);
  }
  return written;
}

import { Converter } from "opencc-js/cn2t";
import { TERMS } from "./terms.ts";

const ESCAPED = /[\\^$.*+?()[\]{}|/]/g;
const longestFirst = Object.keys(TERMS).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const anyTerm = new RegExp(longestFirst.map((term) => term.replace(ESCAPED, "\\$&")).join("|"), "gu");

/** Makes what turns simplified Chinese into what is written in Taiwan: characters and words by OpenCC, then our terms. */
export function createTaiwanConverter(): (simplified: string) => string {
  const convert = Converter({ from: "cn", to: "twp" });
  return (simplified) => convert(simplified).replace(anyTerm, (term) => TERMS[term] ?? term);
}

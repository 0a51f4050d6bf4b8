import { Kind, kindAt } from "../text/characters.ts";
import { wordsOf } from "../text/words.ts";

/**
 * A phrase, taken apart. The notation a supervisor writes:
 * - words and Chinese characters as they are; case, width, accents, contractions and 繁/简 do not matter
 * - `(a|b c)` one of; `[a]` may be missing
 * - `<name>` any word of that class
 * - `...` up to four words or eight characters in the same sentence
 * - `^` and `$` the edges of the sentence; `=word` that form only; a comma or a question mark may stand there or not
 */
export type PhraseNode =
  | { kind: "word"; word: string; exact: boolean }
  | { kind: "class"; name: string }
  | { kind: "gap" }
  | { kind: "pause" }
  | { kind: "stop" }
  | { kind: "choice"; branches: PhraseNode[][] };

export type Phrase = { nodes: PhraseNode[]; atStart: boolean; atEnd: boolean };

export class PhraseError extends Error {
  /** @param at UTF-16 offset in the phrase */
  constructor(phrase: string, at: number, problem: string) {
    super(`${problem} (at ${at + 1} in “${phrase}”)`);
    this.name = "PhraseError";
  }
}

/** @throws PhraseError when brackets do not pair, a class has no name or nothing is left to match */
export function parsePhrase(source: string): Phrase {
  let text = source.trim();
  const atStart = text.startsWith("^");
  if (atStart) text = text.slice(1);
  const atEnd = text.endsWith("$");
  if (atEnd) text = text.slice(0, -1);
  const parser = { text, at: 0 };
  const nodes = parseSequence(parser, source);
  if (parser.at < text.length) throw new PhraseError(source, parser.at, `“${text.charAt(parser.at)}” closes nothing`);
  if (!nodes.some(matchesSomething)) throw new PhraseError(source, 0, "nothing is left to match");
  return { nodes, atStart, atEnd };
}

type Parser = { text: string; at: number };

function parseSequence(parser: Parser, source: string): PhraseNode[] {
  const nodes: PhraseNode[] = [];
  while (parser.at < parser.text.length) {
    const sign = parser.text.charAt(parser.at);
    if (sign === ")" || sign === "]" || sign === "|") break;
    if (sign === "(" || sign === "[") nodes.push(parseChoice(parser, source));
    else if (sign === "<") nodes.push(parseClass(parser, source));
    else if (parser.text.startsWith("...", parser.at)) {
      parser.at += 3;
      nodes.push({ kind: "gap" });
    } else nodes.push(...parseWords(parser));
  }
  return nodes;
}

function parseChoice(parser: Parser, source: string): PhraseNode {
  const opening = parser.at;
  const closing = parser.text.charAt(parser.at) === "(" ? ")" : "]";
  const branches: PhraseNode[][] = closing === "]" ? [[]] : [];
  do {
    parser.at += 1;
    branches.push(parseSequence(parser, source));
  } while (parser.text.charAt(parser.at) === "|");
  if (parser.text.charAt(parser.at) !== closing) throw new PhraseError(source, opening, `“${closing}” is missing`);
  parser.at += 1;
  return { kind: "choice", branches };
}

function parseClass(parser: Parser, source: string): PhraseNode {
  const end = parser.text.indexOf(">", parser.at);
  const name = parser.text.slice(parser.at + 1, end);
  if (end < 0 || !/^[a-z][a-z0-9-]*$/.test(name)) throw new PhraseError(source, parser.at, "a class looks like <name>");
  parser.at = end + 1;
  return { kind: "class", name };
}

function parseWords(parser: Parser): PhraseNode[] {
  const rest = parser.text.slice(parser.at);
  const length = /^(?:(?!\.\.\.)[^()[\]|<])+/.exec(rest)?.[0].length ?? 1;
  const piece = rest.slice(0, length);
  parser.at += length;
  const nodes: PhraseNode[] = [];
  for (const part of piece.split(/(=?[^\s=,，、;；:：?？!！.。]+)/u)) {
    if (part === "") continue;
    const exact = part.startsWith("=");
    const body = exact ? part.slice(1) : part;
    if (/^[\s=]*$/.test(part)) continue;
    if (/[?？!！.。]/.test(part) && kindAt(body, 0) !== Kind.letter) nodes.push({ kind: "stop" });
    else if (/[,，、;；:：]/.test(part)) nodes.push({ kind: "pause" });
    else for (const word of wordsOf(body)) nodes.push({ kind: "word", word, exact });
  }
  return nodes;
}

function matchesSomething(node: PhraseNode): boolean {
  if (node.kind === "choice") return node.branches.some((branch) => branch.some(matchesSomething));
  return node.kind === "word" || node.kind === "class";
}

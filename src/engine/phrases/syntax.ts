import { inEnglish, say, type Words } from "../../model/issue-words.ts";
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
  /** The same as the message, for whoever shows it in another language. */
  readonly words: Words;

  constructor(words: Words) {
    super(inEnglish(words));
    this.name = "PhraseError";
    this.words = words;
  }
}

/** What is wrong with a phrase, in words for those who wrote it; of any other error its own message. */
export const whyNoPhrase = (error: unknown): Words =>
  error instanceof PhraseError
    ? error.words
    : say("other", { text: error instanceof Error ? error.message : String(error) });

/** @throws PhraseError when brackets do not pair, a class has no name or nothing is left to match */
export function parsePhrase(source: string): Phrase {
  let text = source.trim();
  const atStart = text.startsWith("^");
  if (atStart) text = text.slice(1);
  const atEnd = text.endsWith("$");
  if (atEnd) text = text.slice(0, -1);
  const parser = { text, at: 0 };
  const nodes = parseSequence(parser, source);
  if (parser.at < text.length) {
    throw new PhraseError(say("phrase.closes-nothing", { sign: text.charAt(parser.at), ...place(source, parser.at) }));
  }
  if (!nodes.some(matchesSomething)) throw new PhraseError(say("phrase.nothing-left", place(source, 0)));
  return { nodes, atStart, atEnd };
}

/** @param at UTF-16 offset in the phrase; told from 1 */
const place = (phrase: string, at: number) => ({ phrase, at: at + 1 });

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
  if (parser.text.charAt(parser.at) !== closing) {
    throw new PhraseError(say("phrase.missing", { sign: closing, ...place(source, opening) }));
  }
  parser.at += 1;
  return { kind: "choice", branches };
}

function parseClass(parser: Parser, source: string): PhraseNode {
  const end = parser.text.indexOf(">", parser.at);
  const name = parser.text.slice(parser.at + 1, end);
  if (end < 0 || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new PhraseError(say("phrase.class-form", place(source, parser.at)));
  }
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

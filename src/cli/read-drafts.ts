import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Draft, draftSchema } from "../model/draft.ts";
import { describeIssues, toIssue } from "../model/issues.ts";
import { readEml } from "./read-eml.ts";

/** A draft, or why there is none. `where` is `FILE` or `FILE:LINE`. */
export type Input =
  | { kind: "draft"; where: string; draft: Draft }
  | { kind: "unusable"; where: string; reason: string };

/** Reads every draft of a file (`-` is standard input), in order. Never throws: what is unusable is named. */
export async function* readDrafts(file: string): AsyncGenerator<Input> {
  const name = file === "-" ? "standard input" : file;
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await readStandardInput() : await readFile(file);
  } catch (error) {
    yield { kind: "unusable", where: `${name}:1`, reason: reasonOf(error) };
    return;
  }
  if (bytes.length === 0) {
    yield { kind: "unusable", where: `${name}:1`, reason: "the file is empty; expected a letter" };
    return;
  }
  const kind = kindOf(file, bytes);
  if (kind === "eml") yield await readMail(bytes, name, basename(file));
  else yield* readJson(new TextDecoder().decode(bytes), name, kind);
}

type FileKind = "eml" | "json" | "jsonl";

function kindOf(file: string, bytes: Uint8Array): FileKind {
  const ending = /\.(eml|jsonl|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === "eml" || ending === "jsonl" || ending === "json") return ending;
  const head = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return head.startsWith("{") || head.startsWith("[") ? "jsonl" : "eml";
}

async function readMail(bytes: Uint8Array, where: string, id: string): Promise<Input> {
  try {
    return { kind: "draft", where, draft: await readEml(bytes, id) };
  } catch (error) {
    return { kind: "unusable", where: `${where}:1`, reason: reasonOf(error) };
  }
}

function* readJson(text: string, name: string, kind: FileKind): Generator<Input> {
  const plain = text.replace(/^\ufeff/, "");
  if (kind === "json" || isWholeJson(plain)) {
    const parsed = parseJson(plain, `${name}:1`);
    if (parsed.kind === "unusable") yield parsed;
    else if (!Array.isArray(parsed.value)) yield toInput(parsed.value, `${name}:1`);
    else for (const [at, value] of parsed.value.entries()) yield toInput(value, `${name}:1[${at}]`);
    return;
  }
  for (const [at, line] of plain.split("\n").entries()) {
    if (line.trim() === "") continue;
    const where = `${name}:${at + 1}`;
    const parsed = parseJson(line, where);
    yield parsed.kind === "unusable" ? parsed : toInput(parsed.value, where);
  }
}

/** One JSON value over several lines, given where lines of JSON may stand too. */
function isWholeJson(text: string): boolean {
  if (!text.trim().includes("\n")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Parsed = { kind: "value"; value: unknown } | Extract<Input, { kind: "unusable" }>;

function parseJson(text: string, where: string): Parsed {
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    return { kind: "unusable", where, reason: `not JSON: ${reasonOf(error)}` };
  }
}

function toInput(value: unknown, where: string): Input {
  const parsed = draftSchema.safeParse(value);
  if (parsed.success) return { kind: "draft", where, draft: parsed.data };
  return {
    kind: "unusable",
    where,
    reason: describeIssues(parsed.error.issues.map((issue) => toIssue(issue, value))).replaceAll("\n", "; "),
  };
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array); // a stream without encoding gives bytes
  return Buffer.concat(chunks);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

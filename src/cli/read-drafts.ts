import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type ReadDraft, readDraftLines } from "../reading/read-draft-lines.ts";
import { readEml } from "../reading/read-eml.ts";
import { faultOf } from "./fault.ts";

/** A draft, or why there is none. */
export type Input = Extract<ReadDraft, { kind: "draft" }> | Omit<Extract<ReadDraft, { kind: "unusable" }>, "why">;

/** Reads every draft of a file (`-` is standard input), in order. Never throws: what is unusable is named. */
export async function* readDrafts(file: string): AsyncGenerator<Input> {
  const name = file === "-" ? "standard input" : file;
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await readStandardInput() : await readFile(file);
  } catch (error) {
    yield { kind: "unusable", where: `${name}:1`, reason: faultOf(error) };
    return;
  }
  if (bytes.length === 0) {
    yield { kind: "unusable", where: `${name}:1`, reason: "the file is empty; expected a letter" };
    return;
  }
  const kind = kindOf(file, bytes);
  if (kind === "eml") yield await readMail(bytes, name, basename(file));
  else yield* readDraftLines(new TextDecoder().decode(bytes), name, kind);
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
    return { kind: "unusable", where: `${where}:1`, reason: faultOf(error) };
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array); // a stream without encoding gives bytes
  return Buffer.concat(chunks);
}

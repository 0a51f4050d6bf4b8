import { kindOf } from "../../reading/kind.ts";
import { answer } from "../../reading/office-worker.ts";
import type { Answers } from "./protocol.ts";

/** The text of a handbook's file: plain text, or Word's. Called in a worker: unpacking takes its time. */
export function readDocument(name: string, bytes: Uint8Array): Answers["document"] {
  const kind = kindOf(bytes, name);
  if (kind !== "text" && kind !== "zip" && kind !== "ole") return { kind: "unread", reason: "unsupported" };
  const read = answer({ kind, bytes });
  if (read.kind === "unread") return read;
  return { kind: "read", text: read.text.pages.join("\n").replace(/\n{3,}/g, "\n\n") };
}

import { startImport, toPack } from "../../policy/importing/import-session.ts";
import type { ImportTools } from "../../ui/options/handbooks.tsx";
import { readFileHere } from "../read-file-here.ts";

/** A handbook's file, read as attached files are: in the extension's own page for it, on this machine. */
const read: ImportTools["read"] = async (file) => {
  const { signal } = new AbortController();
  const { pages, unread } = await readFileHere(file, { onProgress: () => {}, signal });
  const text = pages.join("\n").replace(/\n{3,}/g, "\n\n");
  if (text.trim() !== "") return { kind: "read", text };
  return { kind: "unread", reason: unread ?? "no-text" };
};

export const importTools: ImportTools = { read, start: startImport, toPack };

import { kindOf } from "../../reading/kind.ts";
import type { HandbookText } from "../../ui/importing/start.tsx";
import { connectWorker, startWorker } from "../workshop/link.ts";

/** The text of a handbook's file, read in this browser. */
export async function readHandbookFile(file: File): Promise<HandbookText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kindOf(bytes, file.name) === "pdf") {
    // Weighs half a megabyte, for those who bring a PDF.
    const { readPdfHandbook } = await import("./read-pdf-handbook.ts");
    return readPdfHandbook(bytes);
  }
  const link = connectWorker(startWorker());
  try {
    return await link.ask("document", { name: file.name, bytes });
  } finally {
    link.close();
  }
}

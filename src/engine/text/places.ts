import type { Field } from "../../model/categories.ts";
import type { Draft } from "../../model/draft.ts";
import { type Chunk, toChunks } from "./letter.ts";

/** A chunk and the field, item and page that its offsets count in. */
export type Place = { field: Field; index?: number; part?: "text"; page?: number; chunk: Chunk };

/** Every text of a draft that phrases may stand in: subject, body, names of files and, where read, their own text. */
export function placesOf(draft: Draft): Place[] {
  const places: Place[] = [];
  if (draft.subject) places.push({ field: "subject", chunk: { text: draft.subject, start: 0, role: "own" } });
  for (const chunk of toChunks(draft.body ?? "", draft.channel)) places.push({ field: "body", chunk });
  (draft.attachments ?? []).forEach((file, index) => {
    places.push({ field: "attachments", index, chunk: { text: file.name, start: 0, role: "own" } });
    if (typeof file.text === "string") {
      for (const chunk of toFileChunks(file.text)) places.push({ field: "attachments", index, part: "text", chunk });
    }
    if (Array.isArray(file.text)) {
      file.text.forEach((text, page) => {
        for (const chunk of toFileChunks(text)) places.push({ field: "attachments", index, part: "text", page, chunk });
      });
    }
  });
  return places;
}

/** A file has no quoted history and no signature: all of it goes out. */
function toFileChunks(text: string): Chunk[] {
  return toChunks(text, "fax").map((chunk) => ({ ...chunk, role: "own" }));
}

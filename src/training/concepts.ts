// Makes the table of concepts anew from their lists: `npm run train:concepts`.
import { writeFileSync } from "node:fs";
import { conceptTable } from "./concept-table.ts";

const { starts, turns, sets } = conceptTable();
writeFileSync(
  new URL("../engine/ideas/concept-table.data.ts", import.meta.url),
  `/** Turns of phrase that stand for concepts, from the lists beside this file. Made by \`npm run train:concepts\`. */
export const CONCEPT_STARTS =\n  ${JSON.stringify(starts)};
export const CONCEPT_TURNS =\n  ${JSON.stringify(turns)};
export const CONCEPT_SETS: readonly (readonly number[])[] = ${JSON.stringify(sets)};\n`,
);

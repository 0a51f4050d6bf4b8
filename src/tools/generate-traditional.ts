// Writes src/engine/text/traditional.data.ts from the tables of opencc-js: `node src/tools/generate-traditional.ts`.
import { writeFileSync } from "node:fs";
import { traditionalPairs } from "./traditional-table.ts";

writeFileSync(
  new URL("../engine/text/traditional.data.ts", import.meta.url),
  `/** Pairs of characters, traditional before simplified. Made by \`node src/tools/generate-traditional.ts\`. */\nexport const TRADITIONAL_TO_SIMPLIFIED =\n  "${traditionalPairs()}";\n`,
);

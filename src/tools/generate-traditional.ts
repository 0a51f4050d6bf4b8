// Writes the tables of Chinese characters from those of opencc-js: `node src/tools/generate-traditional.ts`.
import { writeFileSync } from "node:fs";
import { bundledPolicySource } from "../policy/bundled.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import { BUSINESS_WORDS, chosenSigns, wordsApart } from "./simplified-table.ts";
import { traditionalPairs } from "./traditional-table.ts";

const folder = new URL("../engine/text/", import.meta.url);

writeFileSync(
  new URL("traditional.data.ts", folder),
  `/** Pairs of characters, traditional before simplified. Made by \`node src/tools/generate-traditional.ts\`. */\nexport const TRADITIONAL_TO_SIMPLIFIED =\n  "${traditionalPairs()}";\n`,
);

const parsed = parsePolicy(bundledPolicySource());
if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
const suggested = parsed.policy.rules.flatMap((rule) => rule.suggestions.map(({ text }) => text));
writeFileSync(
  new URL("simplified.data.ts", folder),
  `// Made by \`node src/tools/generate-traditional.ts\`.\n\n/** Pairs of characters, simplified before the traditional one of most words, where that is not the first in the other table. */\nexport const CHOSEN_SIGNS =\n  "${chosenSigns()}";\n\n/** Pairs of words that are not written sign by sign, the simplified one first. */\nexport const WORDS_APART =\n  "${wordsApart([...suggested, ...BUSINESS_WORDS])}";\n`,
);

/**
 * Writes the colours of src/ui/styles/tokens.ts as a style sheet for the hub's own small pages, which are served without
 * a build: src/hub/pages/assets/tokens.css. Part of `npm run fix`; a test holds the two together.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { toSchemedTokenCss } from "../ui/styles/tokens.ts";

export const PAGE_TOKENS_FILE = "src/hub/pages/assets/tokens.css";

/** One declaration a line, as the formatter would have it. */
export function toPageTokens(): string {
  const lines: string[] = ["/* Written by src/tools/write-page-tokens.ts (npm run fix). */"];
  let depth = 0;
  for (const part of toSchemedTokenCss().split(/(?<=[{};])|(?=\})/)) {
    const text = part.trim();
    if (text === "") continue;
    if (text === "}") depth -= 1;
    lines.push("  ".repeat(depth) + text);
    if (text.endsWith("{")) depth += 1;
  }
  return `${lines.join("\n")}\n`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE_TOKENS_FILE, toPageTokens());
}

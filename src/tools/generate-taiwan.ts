// Writes the texts for Taiwan from those in simplified Chinese: `node src/tools/generate-taiwan.ts`, part of `npm run fix`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createTaiwanConverter } from "./taiwan/convert.ts";
import { catalogueFiles, LOCALE_FILES } from "./taiwan/sources.ts";

const convert = createTaiwanConverter();
const NOTE = "// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.\n";

for (const { from, to } of catalogueFiles()) {
  const source = readFileSync(from, "utf8").replaceAll("ZhCn", "ZhTw").replaceAll("zhCn", "zhTw");
  writeFileSync(to, NOTE + convert(source.replaceAll("zh-cn.ts", "zh-tw.ts").replaceAll("zh-CN", "zh-TW")));
}
mkdirSync(dirname(LOCALE_FILES.to), { recursive: true });
writeFileSync(LOCALE_FILES.to, convert(readFileSync(LOCALE_FILES.from, "utf8")));

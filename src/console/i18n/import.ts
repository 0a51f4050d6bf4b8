import { importEn } from "./import.en.ts";
import { importZhCn } from "./import.zh-cn.ts";
import { importZhTw } from "./import.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const importTexts: SectionTexts<typeof importEn> = { en: importEn, "zh-CN": importZhCn, "zh-TW": importZhTw };

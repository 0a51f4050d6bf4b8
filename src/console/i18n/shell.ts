import { shellEn } from "./shell.en.ts";
import { shellZhCn } from "./shell.zh-cn.ts";
import { shellZhTw } from "./shell.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const shellTexts: SectionTexts<typeof shellEn> = { en: shellEn, "zh-CN": shellZhCn, "zh-TW": shellZhTw };

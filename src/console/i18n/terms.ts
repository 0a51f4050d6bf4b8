import { termsEn } from "./terms.en.ts";
import { termsZhCn } from "./terms.zh-cn.ts";
import { termsZhTw } from "./terms.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const termsTexts: SectionTexts<typeof termsEn> = { en: termsEn, "zh-CN": termsZhCn, "zh-TW": termsZhTw };

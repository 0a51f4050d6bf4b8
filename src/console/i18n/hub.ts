import { hubEn } from "./hub.en.ts";
import { hubZhCn } from "./hub.zh-cn.ts";
import { hubZhTw } from "./hub.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const hubTexts: SectionTexts<typeof hubEn> = { en: hubEn, "zh-CN": hubZhCn, "zh-TW": hubZhTw };

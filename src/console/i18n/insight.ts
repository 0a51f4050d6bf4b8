import { insightEn } from "./insight.en.ts";
import { insightZhCn } from "./insight.zh-cn.ts";
import { insightZhTw } from "./insight.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const insightTexts: SectionTexts<typeof insightEn> = {
  en: insightEn,
  "zh-CN": insightZhCn,
  "zh-TW": insightZhTw,
};

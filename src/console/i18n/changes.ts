import { changesEn } from "./changes.en.ts";
import { changesZhCn } from "./changes.zh-cn.ts";
import { changesZhTw } from "./changes.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const changesTexts: SectionTexts<typeof changesEn> = {
  en: changesEn,
  "zh-CN": changesZhCn,
  "zh-TW": changesZhTw,
};

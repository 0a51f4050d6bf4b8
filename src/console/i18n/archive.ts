import { archiveEn } from "./archive.en.ts";
import { archiveZhCn } from "./archive.zh-cn.ts";
import { archiveZhTw } from "./archive.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const archiveTexts: SectionTexts<typeof archiveEn> = {
  en: archiveEn,
  "zh-CN": archiveZhCn,
  "zh-TW": archiveZhTw,
};

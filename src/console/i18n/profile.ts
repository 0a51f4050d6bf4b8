import { profileEn } from "./profile.en.ts";
import { profileZhCn } from "./profile.zh-cn.ts";
import { profileZhTw } from "./profile.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const profileTexts: SectionTexts<typeof profileEn> = {
  en: profileEn,
  "zh-CN": profileZhCn,
  "zh-TW": profileZhTw,
};

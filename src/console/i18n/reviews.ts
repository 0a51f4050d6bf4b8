import { reviewsEn } from "./reviews.en.ts";
import { reviewsZhCn } from "./reviews.zh-cn.ts";
import { reviewsZhTw } from "./reviews.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const reviewsTexts: SectionTexts<typeof reviewsEn> = {
  en: reviewsEn,
  "zh-CN": reviewsZhCn,
  "zh-TW": reviewsZhTw,
};

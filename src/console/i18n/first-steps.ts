import { firstStepsEn } from "./first-steps.en.ts";
import { firstStepsZhCn } from "./first-steps.zh-cn.ts";
import { firstStepsZhTw } from "./first-steps.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const firstStepsTexts: SectionTexts<typeof firstStepsEn> = {
  en: firstStepsEn,
  "zh-CN": firstStepsZhCn,
  "zh-TW": firstStepsZhTw,
};

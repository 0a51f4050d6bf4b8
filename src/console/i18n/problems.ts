import { problemsEn } from "./problems.en.ts";
import { problemsZhCn } from "./problems.zh-cn.ts";
import { problemsZhTw } from "./problems.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const problemTexts: SectionTexts<typeof problemsEn> = {
  en: problemsEn,
  "zh-CN": problemsZhCn,
  "zh-TW": problemsZhTw,
};

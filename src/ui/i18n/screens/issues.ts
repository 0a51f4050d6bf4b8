import type { CatalogueOf, UiLanguage } from "../texts.ts";
import { issuesEn } from "./issues.en.ts";
import { issuesZhCn } from "./issues.zh-cn.ts";
import { issuesZhTw } from "./issues.zh-tw.ts";

export const issueTexts: Readonly<Record<UiLanguage, CatalogueOf<typeof issuesEn>>> = {
  en: issuesEn,
  "zh-CN": issuesZhCn,
  "zh-TW": issuesZhTw,
};

import { auditEn } from "./audit.en.ts";
import { auditZhCn } from "./audit.zh-cn.ts";
import { auditZhTw } from "./audit.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const auditTexts: SectionTexts<typeof auditEn> = { en: auditEn, "zh-CN": auditZhCn, "zh-TW": auditZhTw };

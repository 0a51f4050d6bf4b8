import { policyEn } from "./policy.en.ts";
import { policyZhCn } from "./policy.zh-cn.ts";
import { policyZhTw } from "./policy.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const policyTexts: SectionTexts<typeof policyEn> = { en: policyEn, "zh-CN": policyZhCn, "zh-TW": policyZhTw };

import { peopleEn } from "./people.en.ts";
import { peopleZhCn } from "./people.zh-cn.ts";
import { peopleZhTw } from "./people.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const peopleTexts: SectionTexts<typeof peopleEn> = { en: peopleEn, "zh-CN": peopleZhCn, "zh-TW": peopleZhTw };

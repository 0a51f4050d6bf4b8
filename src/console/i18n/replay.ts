import { replayEn } from "./replay.en.ts";
import { replayZhCn } from "./replay.zh-cn.ts";
import { replayZhTw } from "./replay.zh-tw.ts";
import type { SectionTexts } from "./texts.ts";

export const replayTexts: SectionTexts<typeof replayEn> = { en: replayEn, "zh-CN": replayZhCn, "zh-TW": replayZhTw };

// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../texts.ts";
import type { pickerEn } from "./picker.en.ts";

/** 指認信函各部分時的中文文字。 */
export const pickerZhTw: CatalogueOf<typeof pickerEn> = {
  "picker.name": "Countersign：指出信函",
  "picker.step": "第 {step} 步，共 {steps} 步",
  "picker.body": "請指出信函內文",
  "picker.to": "請指出收件者欄",
  "picker.subject": "請指出主旨欄",
  "picker.send": "請指出傳送按鈕",
  "picker.candidate": "第 {at} 個，共 {of} 個",
  "picker.noCandidate": "本頁沒有這樣的部分。請先開啟一封信，或略過這一步。",
  "picker.keys": "{next} 下一個，{pick} 選定，{skip} 略過，{stop} 停止",
  "picker.skip": "略過",
  "picker.back": "上一步",
  "picker.stop": "停止",
  "picker.pick": "選定",

  "picker.result": "據此找到的內容",
  "picker.found.none": "{part}：無",
  "picker.found.one": "{part}：有",
  "picker.found.many": "{part}：{count} 個",
  "picker.part.body": "內文",
  "picker.part.to": "收件者",
  "picker.part.subject": "主旨",
  "picker.part.send": "傳送",
  "picker.noLetter": "據此找不到信函。請重新開始，先指出內文。",
  "picker.entry": "規則條目",
  "picker.use": "在這台電腦上使用",
  "picker.used": "已開始使用",
  "picker.copy": "複製",
  "picker.copied": "已複製",
  "picker.propose": "發給主管",
  "picker.sent": "主管會在伺服器看到",
  "picker.failed": "未能發出，請改為複製條目。",
  "picker.again": "重新開始",
  "picker.close": "關閉",
  "picker.nothing": "沒有指出任何部分。",
};

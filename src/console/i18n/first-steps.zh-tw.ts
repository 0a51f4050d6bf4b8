// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { firstStepsEn } from "./first-steps.en.ts";

export const firstStepsZhTw: CatalogueOf<typeof firstStepsEn> = {
  title: "迎接第一封信函",
  lead: "待審的信函會自動出現在這裡。在此之前，請完成以下幾步。",
  count: "已完成 {done}/{total} 步",
  done: "（已完成）",

  policy: "制定政策",
  "policy.lead": "從產品內建的手冊開始，或匯入您自己的手冊。",
  "policy.do": "從手冊開始",
  "policy.import": "匯入手冊",
  "policy.draft": "「{title}」正在編寫。",
  "policy.done": "政策已制定。",

  publish: "發布政策",
  "publish.lead": "伺服器先逐一試驗所有例句，隨後已連線的瀏覽器在幾秒內更新。",
  "publish.do": "檢查並發布",
  "publish.done": "第 {version} 版已發布。",

  people: "邀請人員",
  "people.lead": "寫信人和主管各得到一個一次性連結。",
  "people.ask": "寫信人和主管由管理員邀請。",
  "people.do": "邀請人員",
  "people.done": "已有 {count} 位同事加入。",
  "people.invited": "有 {count} 份邀請待接受。",

  browsers: "接入瀏覽器",
  "browsers.lead": "寫信人在擴充功能的設定中填寫本伺服器的位址即可連線：{hub}",
  "browsers.do": "檢視瀏覽器",
  "browsers.done": "已接入 {count} 個瀏覽器。",
};

// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../texts.ts";
import type { guideEn } from "./guide.en.ts";

/** 使用介紹的中文文字。 */
export const guideZhTw: CatalogueOf<typeof guideEn> = {
  "guide.title": "歡迎使用 Countersign",
  "guide.step": "第 {step} 步，共 {steps} 步",
  "guide.next": "下一步",
  "guide.back": "上一步",
  "guide.skip": "不連線，繼續",

  "guide.does": "它做什麼",
  "guide.does.reads": "在您寫信的地方閱讀信函，標出違反手冊規定的內容。",
  "guide.does.offers": "給出規範用語，按一下就寫進信裡。",
  "guide.does.holds": "信函合格之前不讓發出，收件者和附件也一併檢查。",
  "guide.never": "它從不做什麼",
  "guide.never.sends": "沒有您的操作，絕不傳送、儲存或改動任何內容。",
  "guide.never.private": "絕不看您或管理員沒有允許的網站；私人帳號的信，只有公司政策要求時才檢查，並會告訴您。",
  "guide.never.learns": "絕不用您的信來學習，您刪掉的字句也不給任何人看。",
  "guide.privacy": "草稿只留在這台電腦上。",

  "guide.hub": "公司的伺服器",
  "guide.hubLead": "如果公司設有伺服器，公司的規則會自動送達。以後也可以在選項中連線。",
  "guide.connected": "已連線：{organisation}",

  "guide.practice": "改好第一句話",
  "guide.practiceLead": "這是一封練習信，不會發給任何人。其中有一句話違反了規定。",
  "guide.practiceHow": "請按信旁邊的規範用語。用鍵盤：先按 {keys}，再按 Enter。",
  "guide.loading": "正在載入規則…",
  "guide.failed": "規則未能載入，請重新整理本頁。",
  "guide.again": "再練一次",
  "guide.letter": "練習信",
  "guide.to": "收件者",
  "guide.subject": "主旨",
  "guide.text": "內文",
  "guide.attach": "新增附件",
  "guide.send": "傳送",
  "guide.corrected": "改好了，這封信可以發出。",
  "guide.correctedDetail": "就是這麼簡單。按 Ctrl+Z 可以恢復您原來的話。也可以試試「傳送」：改之前是發不出去的。",
  "guide.sent": "練習傳送完成：沒有任何內容離開這台電腦。",
  "guide.nextSteps": "接下來",
  "guide.gmail": "Gmail 已在檢查範圍內。如果已經開啟，請重新整理分頁。",
  "guide.others": "其他信箱或傳真網站：開啟後，按工具列上的 Countersign。",
  "guide.edge":
    "Edge 不允許任何擴充功能在 outlook.cloud.microsoft（工作版 Outlook 現在的網址）上執行，請改用 Chrome 或 Firefox 開啟。",
  "guide.toOptions": "開啟選項",
  "guide.toSites": "新增網站",

  "practice.subject": "四號門的起重機",
  "practice.body": "李女士，您好：\n\n感謝您來信說明四號門起重機的情況。\n這事不歸我管。\n\n此致\n敬禮\n陳浩",
};

// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { importEn } from "./import.en.ts";

export const importZhTw: CatalogueOf<typeof importEn> = {
  title: "匯入手冊",
  lead: "文字在此瀏覽器中讀取。找到的每條規則都只是提議，經您採納後才會生效。",

  "pack.title": "在他人瀏覽器中採納的手冊",
  "pack.lead": "擴充功能的選項中也可以讀取手冊，並把採納的內容存為檔案。在此開啟該檔案，即可提供給所有人。",
  "pack.file": "儲存的檔案（.handbook.json）",
  "pack.not-json": "無法讀取「{name}」：不是 JSON。請選擇在選項中儲存的檔案。",
  "pack.not-a-pack": "「{name}」不是在選項中儲存的手冊。修改規則的層請在「政策」中處理。",
  "pack.holds": "「{name}」的內容",
  "pack.what": "內容",
  "pack.kind": "類型",
  "pack.clause": "條款",
  "pack.kind.rule": "規則",
  "pack.kind.template": "用語",
  "pack.kind.clock": "跟進",
  "pack.leave": "換一個檔案",

  "finish.title": "放入草稿",
  "finish.lead": "已採納 {count} 條提議。",
  "finish.open": "還有 {count} 條未決定，暫不放入。",
  "finish.draft": "草稿",
  "finish.new.version": "以第 {version} 版為基礎的新草稿",
  "finish.new.packs": "含產品內建手冊的新草稿",
  "finish.new.alone": "僅含此手冊的新草稿",
  "finish.monitor": "先試行：規則只計數，寫信人暫時看不到",
  "finish.do": "放入草稿",
  "finish.busy": "正在放入草稿…",
  "finish.done": "「{name}」的 {count} 項內容已放入草稿",
  "finish.needRule": "草稿至少需要一條規則：請採納一條禁用語、保密內容或核准要求。",
  "finish.title.alone": "{name}",
};

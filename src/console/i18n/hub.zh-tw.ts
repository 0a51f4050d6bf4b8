// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { hubEn } from "./hub.en.ts";

export const hubZhTw: CatalogueOf<typeof hubEn> = {
  title: "伺服器",
  "tab.status": "狀態",
  "tab.log": "稽核記錄",

  health: "運作狀況",
  "health.good": "一切正常：伺服器可用，所有瀏覽器均受保護。",
  "health.silent": "伺服器沒有回應。以下是 {at} 的狀態。",
  "health.browsers": "伺服器可用。有 {count} 個瀏覽器沒有聯絡或未受保護，請檢視「人員」中的「瀏覽器」。",
  "fact.version": "版本",
  "fact.started": "啟動時間",
  "fact.asked": "截至",
  "fact.streams": "目前連線",
  "fact.enrolled": "瀏覽器",
  "fact.silent": "沒有聯絡的瀏覽器",
  "fact.unprotected": "未受或部分受保護",

  reach: "使用中的政策版本",
  "reach.none.title": "尚無瀏覽器連線",
  "reach.none.lead": "寫信人在擴充功能的設定中填寫本伺服器的位址即可連線：{hub}",
  "column.version": "版本",
  "column.browsers": "瀏覽器",
  "column.share": "比例",
  "column.refused": "未接受新版本",
  "version.none": "尚無伺服器政策",
  "version.newest": "版本 {version}（最新）",
  "version.number": "版本 {version}",

  keys: "簽章金鑰",
  "keys.lead": "私密金鑰儲存在伺服器的機器上，請在那裡輪換。舊金鑰在三十天內仍可用於驗證。",
  "column.key": "金鑰",
  "column.since": "啟用時間",
  "column.state": "狀態",
  "key.signs": "正在簽章",
  "key.until": "可驗證至 {at}",

  "tab.profile": "單位資料",

  managed: "統一部署的瀏覽器",
  "managed.lead": "將以下設定寫入瀏覽器政策：瀏覽器即認得本伺服器、信任其金鑰，且不連線到其他伺服器。",
  "managed.text": "擴充功能的設定（managed storage）",
  "managed.copy": "複製",
  "managed.copied": "設定已複製。",

  storage: "儲存",
  "fact.store": "資料庫",
  "store.pglite": "內建",
  "store.postgres": "PostgreSQL 伺服器",
  "fact.bytes": "大小",
  "fact.records": "記錄",
  "fact.letters": "已儲存的信函",
  "fact.onHold": "依法保留",
  "fact.chain": "記錄鏈末端",
};

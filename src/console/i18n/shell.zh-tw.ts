// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { shellEn } from "./shell.en.ts";

export const shellZhTw: CatalogueOf<typeof shellEn> = {
  product: "Countersign",
  skip: "跳到主要內容",
  "title.page": "{section} · Countersign",
  "nav.name": "區段",
  "nav.menu": "選單",
  "nav.close": "關閉選單",
  "section.reviews": "審閱",
  "section.policy": "政策",
  "section.replay": "重播",
  "section.import": "匯入",
  "section.insight": "洞察",
  "section.people": "人員",
  "section.archive": "封存",
  "section.hub": "伺服器",
  "reviews.waiting": "{count} 封待審",
  "reviews.arrived": "有 {count} 封信函待審",

  "account.name": "帳戶與設定",
  "account.role.writer": "寫信人",
  "account.role.supervisor": "主管",
  "account.role.administrator": "管理員",
  "account.language": "語言",
  "account.appearance": "外觀",
  "account.appearance.system": "跟隨系統",
  "account.appearance.light": "淺色",
  "account.appearance.dark": "深色",
  "account.signOut": "登出",
  "account.signingOut": "正在登出…",

  "link.live": "即時",
  "link.connecting": "正在連線…",
  "link.lost": "連線已中斷，所見內容可能不是最新的。",
  "link.back": "已重新連線",

  "signIn.title": "請登入控制台",
  "signIn.lead": "審閱、政策和資料只對本組織的人員開放。",
  "signIn.do": "登入",
  "signedOut.title": "您已登出",
  "signedOut.lead": "登入已到期。您輸入的內容仍保留在此分頁中。",
  "signedOut.signIn": "重新登入",

  "missing.title": "此網址沒有內容",
  "missing.lead": "連結可能已失效，或您的角色不包含此區段。",
  "missing.home": "前往審閱",

  "broken.title": "無法顯示此區段",
  "broken.lead": "此分頁開啟期間，伺服器可能已更新。請重新載入頁面，已輸入的答覆會保留。",
  "broken.reload": "重新載入",

  loading: "正在載入…",
  "loading.slow": "仍在載入，伺服器回應比平時慢。",
  retry: "重試",
  close: "關閉",
  cancel: "取消",
  "copy.refused": "瀏覽器不允許複製。請選取文字後自行復制。",
};

// Made by `node src/tools/generate-taiwan.ts`; its terms are in src/tools/taiwan/terms.ts.
import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { problemsEn } from "./problems.en.ts";

export const problemsZhTw: CatalogueOf<typeof problemsEn> = {
  offline: "無法連線到伺服器。請檢查網路，您輸入的內容不會遺失。",
  "not-understood": "此頁面無法識別伺服器的答覆。伺服器可能已更新，請重新載入頁面。",
  "not-signed-in": "您已登出，請重新登入後繼續。",
  forbidden: "您的角色無權執行此操作。",
  "not-found": "此內容已不存在，或您無權檢視。",
  "bad-request": "伺服器無法接受所填內容。",
  "too-large": "內容超過伺服器的上限。",
  "too-many-requests": "請求過於頻繁，請稍候再試。",
  "foreign-origin": "此頁面的網址與伺服器不符，請從伺服器的位址開啟。",
  failed: "伺服器出錯，請重試。如仍未恢復，請告知管理員。",
  "check-too-long":
    "檢查超過伺服器的時限，已中止，草稿已保留。請重新檢查。如再次中止，請先撤下最近新增的內容，或請管理員延長伺服器的時限。",
  "check-ended": "檢查未完成即被伺服器中止，草稿已保留。請稍候重新檢查。",
  "checks-waiting": "伺服器上等待檢查的草稿較多，您的草稿已保留。請半分鐘後重新檢查。",
  answered: "其他人已答覆此信函。",
  masked: "含遮蓋段落的信函只能核准或退回，不能修改。",
  "last-administrator": "須先有另一位管理員。",
  "name-taken": "已有同名團隊。",
  "changed-since": "其他人同時修改了草稿。請檢視後重試。",
  published: "草稿已發布，不再改動。",
  "letter-shut": "無法開啟此信函：伺服器上沒有封存它所用的封存金鑰。請告知管理員，運維文件寫有放回金鑰的方法。",
  "legal-hold": "此信函依法保留中，請先結束保留。",
  "policy-hold": "政策要求依法保留此信函。請先向所有人發布不含該項保留的版本。",
  "no-words": "沒有可搜尋的詞語，請輸入文字或數字。",
  "bad-range": "請選擇一年以內的時間，且起始日期不晚於結束日期。",
  "not-checked": "檢查沒有發現問題的草稿才能發布。請重新檢查並修正發現的問題。",
  "not-a-policy": "草稿的內容不是完整的政策。請重新檢查並修正發現的問題。",
  "no-such-place": "有一處改動已不適用於此草稿。請檢視草稿後重新修改。",
  "unknown-team": "所選團隊中有一個已不存在。請重新載入頁面後再選擇。",
  "bad-delegate": "請指定您本人以外的人，並填寫最後一天。",
  other: "伺服器未接受：{message}",
};

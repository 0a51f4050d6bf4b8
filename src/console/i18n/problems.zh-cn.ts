import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { problemsEn } from "./problems.en.ts";

export const problemsZhCn: CatalogueOf<typeof problemsEn> = {
  offline: "无法连接服务器。请检查网络，您输入的内容不会丢失。",
  "not-understood": "此页面无法识别服务器的答复。服务器可能已更新，请重新加载页面。",
  "not-signed-in": "您已退出登录，请重新登录后继续。",
  forbidden: "您的角色无权执行此操作。",
  "not-found": "此内容已不存在，或您无权查看。",
  "bad-request": "服务器无法接受所填内容。",
  "too-large": "内容超过服务器的上限。",
  "too-many-requests": "请求过于频繁，请稍候再试。",
  "foreign-origin": "此页面的地址与服务器不符，请从服务器的地址打开。",
  failed: "服务器出错，请重试。如仍未恢复，请告知管理员。",
  "check-too-long":
    "检查超过服务器的时限，已中止，草稿已保留。请重新检查。如再次中止，请先撤下最近添加的内容，或请管理员延长服务器的时限。",
  "check-ended": "检查未完成即被服务器中止，草稿已保留。请稍候重新检查。",
  "checks-waiting": "服务器上等待检查的草稿较多，您的草稿已保留。请半分钟后重新检查。",
  answered: "其他人已答复此信函。",
  masked: "含遮盖段落的信函只能批准或退回，不能修改。",
  "last-administrator": "须先有另一位管理员。",
  "name-taken": "已有同名团队。",
  "changed-since": "其他人同时修改了草稿。请查看后重试。",
  published: "草稿已发布，不再改动。",
  "legal-hold": "此信函依法保留中，请先结束保留。",
  "policy-hold": "策略要求依法保留此信函。请先向所有人发布不含该项保留的版本。",
  "no-words": "没有可查找的词语，请输入文字或数字。",
  "bad-range": "请选择一年以内的时间，且起始日期不晚于结束日期。",
  other: "服务器未接受：{message}",
};

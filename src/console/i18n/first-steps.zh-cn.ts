import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { firstStepsEn } from "./first-steps.en.ts";

export const firstStepsZhCn: CatalogueOf<typeof firstStepsEn> = {
  title: "迎接第一封信函",
  lead: "待审的信函会自动出现在这里。在此之前，请完成以下几步。",
  count: "已完成 {done}/{total} 步",
  done: "（已完成）",

  policy: "制定策略",
  "policy.lead": "从产品自带的手册开始，或导入您自己的手册。",
  "policy.do": "从手册开始",
  "policy.import": "导入手册",
  "policy.draft": "“{title}”正在编写。",
  "policy.done": "策略已制定。",

  publish: "发布策略",
  "publish.lead": "服务器先逐一试验所有例句，随后已连接的浏览器在几秒内更新。",
  "publish.do": "检查并发布",
  "publish.done": "第 {version} 版已发布。",

  people: "邀请人员",
  "people.lead": "写信人和主管各得到一个一次性链接。",
  "people.ask": "写信人和主管由管理员邀请。",
  "people.do": "邀请人员",
  "people.done": "已有 {count} 位同事加入。",
  "people.invited": "有 {count} 份邀请待接受。",

  browsers: "接入浏览器",
  "browsers.lead": "写信人在扩展程序的设置中填写本服务器的地址即可连接：{hub}",
  "browsers.do": "查看浏览器",
  "browsers.done": "已接入 {count} 个浏览器。",
};

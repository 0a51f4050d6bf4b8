import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { hubEn } from "./hub.en.ts";

export const hubZhCn: CatalogueOf<typeof hubEn> = {
  title: "服务器",
  "tab.status": "状态",
  "tab.log": "审计日志",

  health: "运行状况",
  "health.good": "一切正常：服务器可用，所有浏览器均受保护。",
  "health.silent": "服务器没有应答。以下是 {at} 的状态。",
  "health.browsers": "服务器可用。有 {count} 个浏览器没有联系或未受保护，请查看“人员”中的“浏览器”。",
  "fact.version": "版本",
  "fact.started": "启动时间",
  "fact.asked": "截至",
  "fact.streams": "当前连接",
  "fact.enrolled": "浏览器",
  "fact.silent": "没有联系的浏览器",
  "fact.unprotected": "未受或部分受保护",

  reach: "使用中的策略版本",
  "reach.none.title": "尚无浏览器连接",
  "reach.none.lead": "写信人在扩展程序的设置中填写本服务器的地址即可连接：{hub}",
  "column.version": "版本",
  "column.browsers": "浏览器",
  "column.share": "比例",
  "column.refused": "未接受新版本",
  "version.none": "尚无服务器策略",
  "version.newest": "版本 {version}（最新）",
  "version.number": "版本 {version}",

  keys: "签名密钥",
  "keys.lead": "私钥保存在服务器的机器上，请在那里轮换。旧密钥在三十天内仍可用于验证。",
  "column.key": "密钥",
  "column.since": "启用时间",
  "column.state": "状态",
  "key.signs": "正在签名",
  "key.until": "可验证至 {at}",

  "tab.profile": "单位资料",

  managed: "统一部署的浏览器",
  "managed.lead": "将以下设置写入浏览器策略：浏览器即认得本服务器、信任其密钥，且不连接其他服务器。",
  "managed.text": "扩展程序的设置（managed storage）",
  "managed.copy": "复制",
  "managed.copied": "设置已复制。",

  storage: "存储",
  "fact.store": "数据库",
  "store.pglite": "内置",
  "store.postgres": "PostgreSQL 服务器",
  "fact.bytes": "大小",
  "fact.records": "记录",
  "fact.letters": "已保存的信函",
  "fact.onHold": "依法保留",
  "fact.chain": "记录链末端",
};

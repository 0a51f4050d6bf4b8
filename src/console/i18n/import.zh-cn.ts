import type { CatalogueOf } from "../../ui/i18n/texts.ts";
import type { importEn } from "./import.en.ts";

export const importZhCn: CatalogueOf<typeof importEn> = {
  title: "导入手册",
  lead: "文本在此浏览器中读取。找到的每条规则都只是提议，经您采纳后才会生效。",

  "pack.title": "在他人浏览器中采纳的手册",
  "pack.lead": "扩展程序的选项中也可以读取手册，并把采纳的内容存为文件。在此打开该文件，即可提供给所有人。",
  "pack.file": "保存的文件（.handbook.json）",
  "pack.not-json": "无法读取“{name}”：不是 JSON。请选择在选项中保存的文件。",
  "pack.not-a-pack": "“{name}”不是在选项中保存的手册。修改规则的层请在“策略”中处理。",
  "pack.holds": "“{name}”的内容",
  "pack.what": "内容",
  "pack.kind": "类型",
  "pack.clause": "条款",
  "pack.kind.rule": "规则",
  "pack.kind.template": "用语",
  "pack.kind.clock": "跟进",
  "pack.leave": "换一个文件",

  "finish.title": "放入草稿",
  "finish.lead": "已采纳 {count} 条提议。",
  "finish.open": "还有 {count} 条未决定，暂不放入。",
  "finish.draft": "草稿",
  "finish.new.version": "以第 {version} 版为基础的新草稿",
  "finish.new.packs": "含产品自带手册的新草稿",
  "finish.new.alone": "仅含此手册的新草稿",
  "finish.monitor": "先试运行：规则只计数，写信人暂时看不到",
  "finish.do": "放入草稿",
  "finish.busy": "正在放入草稿…",
  "finish.done": "“{name}”的 {count} 项内容已放入草稿",
  "finish.needRule": "草稿至少需要一条规则：请采纳一条禁用语、保密内容或审批要求。",
  "finish.title.alone": "{name}",
};

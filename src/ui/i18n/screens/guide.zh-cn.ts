import type { CatalogueOf } from "../texts.ts";
import type { guideEn } from "./guide.en.ts";

/** 使用介绍的中文文本。 */
export const guideZhCn: CatalogueOf<typeof guideEn> = {
  "guide.title": "欢迎使用 Countersign",
  "guide.step": "第 {step} 步，共 {steps} 步",
  "guide.next": "下一步",
  "guide.back": "上一步",
  "guide.skip": "不连接，继续",

  "guide.does": "它做什么",
  "guide.does.reads": "在您写信的地方阅读信函，标出违反手册规定的内容。",
  "guide.does.offers": "给出规范用语，按一下就写进信里。",
  "guide.does.holds": "信函合格之前不让发出，收件人和附件也一并检查。",
  "guide.never": "它从不做什么",
  "guide.never.sends": "没有您的操作，绝不发送、保存或改动任何内容。",
  "guide.never.private": "绝不看您或管理员没有允许的网站；私人账号的信，只有公司策略要求时才检查，并会告诉您。",
  "guide.never.learns": "绝不用您的信来学习，您删掉的字句也不给任何人看。",
  "guide.privacy": "草稿只留在这台电脑上。",

  "guide.hub": "公司的服务器",
  "guide.hubLead": "如果公司设有服务器，公司的规则会自动送达。以后也可以在选项中连接。",
  "guide.connected": "已连接：{organisation}",

  "guide.practice": "改好第一句话",
  "guide.practiceLead": "这是一封练习信，不会发给任何人。其中有一句话违反了规定。",
  "guide.practiceHow": "请按信旁边的规范用语。用键盘：先按 {keys}，再按 Enter。",
  "guide.loading": "正在载入规则…",
  "guide.failed": "规则未能载入，请刷新本页。",
  "guide.again": "再练一次",
  "guide.letter": "练习信",
  "guide.to": "收件人",
  "guide.subject": "主题",
  "guide.text": "正文",
  "guide.attach": "添加附件",
  "guide.send": "发送",
  "guide.corrected": "改好了，这封信可以发出。",
  "guide.correctedDetail": "就是这么简单。按 Ctrl+Z 可以恢复您原来的话。也可以试试“发送”：改之前是发不出去的。",
  "guide.sent": "练习发送完成：没有任何内容离开这台电脑。",
  "guide.nextSteps": "接下来",
  "guide.gmail": "Gmail 已在检查范围内。如果已经打开，请刷新标签页。",
  "guide.others": "其他邮箱或传真网站：打开后，按工具栏上的 Countersign。",
  "guide.edge":
    "Edge 不允许任何扩展在 outlook.cloud.microsoft（工作版 Outlook 现在的地址）上运行，请改用 Chrome 或 Firefox 打开。",
  "guide.toOptions": "打开选项",
  "guide.toSites": "添加网站",

  "practice.subject": "四号门的起重机",
  "practice.body": "李女士，您好：\n\n感谢您来信说明四号门起重机的情况。\n这事不归我管。\n\n此致\n敬礼\n陈浩",
};

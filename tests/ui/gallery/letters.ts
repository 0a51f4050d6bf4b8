import type { AuditReport, Finding } from "../../../src/model/report.ts";
import type { UiLanguage } from "../../../src/ui/i18n/catalogue.ts";
import { ruleLanguageOf } from "../../../src/ui/i18n/texts.ts";
import type { DraftFacts } from "../../../src/ui/index.ts";

/** Two invented letters with what an audit finds in them. */
export type Letter = { facts: DraftFacts; findings: Finding[] };

const HANDBOOKS = { zoomlion: { en: "Zoomlion handbook", zh: "中联手册" } };
export const handbooksIn = (language: UiLanguage) => ({ zoomlion: HANDBOOKS.zoomlion[ruleLanguageOf(language)] });

export const letters: Record<UiLanguage, Letter> = { en: english(), "zh-CN": chinese(), "zh-TW": chinese() };

export function reportOf(findings: Finding[], more: Partial<AuditReport> = {}): AuditReport {
  const order = ["block", "review", "warn"] as const;
  const decision = order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "send";
  return { decision, findings, problems: [], unchecked: [], policy: { id: "demo", version: "1.4.0" }, ...more };
}

function english(): Letter {
  const body =
    "Dear Ana,\nThank you for your message. That is not my department, please call someone else.\nThe new seal kit will arrive on Friday.\nOur internal price for the kit is 1,240 EUR. Rgds";
  const at = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length });
  const sentence = at("That is not my department, please call someone else.");
  return {
    facts: {
      channel: "email",
      recipients: [
        { field: "to", name: "Ana Ruiz", address: "ana.ruiz@alcazar-build.example", audience: "key-account" },
        { field: "cc", name: "Chen Hao", address: "chen.hao@zoom-service.example", audience: "inside" },
      ],
      texts: { subject: "Seal kit", body },
    },
    findings: [
      finding("turning-away", "block", body, at("That is not my department"), {
        category: "etiquette",
        message: "This reads as turning the customer away.",
        clause: "1.6.2",
        title: "Words that turn away",
        suggestions: [
          replace("I will look after this for you.", sentence),
          replace("I will pass this to {person} and come back to you by {date}.", sentence, [
            { name: "person", type: "person" },
            { name: "date", type: "date" },
          ]),
        ],
      }),
      finding("firm-date", "warn", body, at("will arrive on Friday"), {
        category: "promise",
        message: "Nobody has confirmed this date. Say what you know, and when you will know more.",
        clause: "2.1.4",
        title: "Dates",
        suggestions: [
          replace("is planned for {date}; we will confirm by {time}", at("will arrive on Friday"), [
            { name: "date", type: "date" },
            { name: "time", type: "window" },
          ]),
        ],
      }),
      finding("part-price", "review", body, at("Our internal price for the kit is 1,240 EUR"), {
        category: "confidentiality",
        message: "Spare-part prices go to customers only after a supervisor has seen them.",
        clause: "4.3",
        title: "Prices",
        suggestions: [],
      }),
      finding("closing", "info", body, at("Rgds"), {
        category: "etiquette",
        message: "A full closing reads friendlier.",
        clause: "1.2.1",
        title: "Closings",
        suggestions: [replace("Kind regards", at("Rgds"))],
      }),
    ],
  };
}

function chinese(): Letter {
  const body = "阿娜女士：\n来信收到。这事不归我管，您找别人吧。\n新的密封件周五一定到。\n我们内部价是 1240 欧元。此致";
  const at = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length });
  const sentence = at("这事不归我管，您找别人吧。");
  return {
    facts: {
      channel: "email",
      recipients: [
        { field: "to", name: "阿娜·鲁伊斯", address: "ana.ruiz@alcazar-build.example", audience: "key-account" },
        { field: "cc", name: "陈浩", address: "chen.hao@zoom-service.example", audience: "inside" },
      ],
      texts: { subject: "密封件", body },
    },
    findings: [
      finding("turning-away", "block", body, at("这事不归我管"), {
        category: "etiquette",
        message: "读起来像是在推脱客户。",
        clause: "1.6.2",
        title: "推脱用语",
        suggestions: [
          replace("这件事我来帮您处理。", sentence, [], "zh"),
          replace(
            "我马上转给{姓名}，{日期}前给您答复。",
            sentence,
            [
              { name: "姓名", type: "person" },
              { name: "日期", type: "date" },
            ],
            "zh",
          ),
        ],
      }),
      finding("firm-date", "warn", body, at("周五一定到"), {
        category: "promise",
        message: "到货日期还没有人确认。请写明目前的安排，以及何时能够确认。",
        clause: "2.1.4",
        title: "日期",
        suggestions: [
          replace(
            "计划{日期}到货，{时间}与您确认",
            at("周五一定到"),
            [
              { name: "日期", type: "date" },
              { name: "时间", type: "window" },
            ],
            "zh",
          ),
        ],
      }),
      finding("part-price", "review", body, at("我们内部价是 1240 欧元"), {
        category: "confidentiality",
        message: "配件价格须经主管看过，才能发给客户。",
        clause: "4.3",
        title: "价格",
        suggestions: [],
      }),
      finding("closing", "info", body, at("此致"), {
        category: "etiquette",
        message: "结尾写完整更亲切。",
        clause: "1.2.1",
        title: "结尾用语",
        suggestions: [replace("此致敬礼", at("此致"), [], "zh")],
      }),
    ],
  };
}

type Range = { start: number; end: number };
type Details = Pick<Finding, "category" | "message" | "suggestions"> & { clause: string; title: string };

function finding(ruleId: string, severity: Finding["severity"], body: string, range: Range, details: Details): Finding {
  const { clause, title, ...rest } = details;
  return {
    ruleId,
    severity,
    field: "body",
    ...range,
    excerpt: body.slice(range.start, range.end),
    citation: { handbook: "zoomlion", clause, title },
    ...rest,
  };
}

function replace(
  text: string,
  replaces: Range,
  slots: Finding["suggestions"][number]["slots"] = [],
  lang: "en" | "zh" = "en",
): Finding["suggestions"][number] {
  return { text, lang, kind: "replace", replaces, slots };
}

import type { FileState } from "../../../src/model/file-state.ts";
import type { Finding } from "../../../src/model/report.ts";
import type { UiLanguage } from "../../../src/ui/i18n/catalogue.ts";
import { ruleLanguageOf } from "../../../src/ui/i18n/texts.ts";
import type { DraftFacts, LetterState } from "../../../src/ui/index.ts";
import { reportOf } from "./letters.ts";

/** A fax whose files are in all states that a file can be in. */
const names = {
  en: ["Inspection report crane 4471.pdf", "Ropes, scanned.pdf", "Prices 2026.xlsx", "drawing-4711.dwg"],
  zh: ["4471 号起重机检查报告.pdf", "钢丝绳扫描件.pdf", "2026 年价格表.xlsx", "图纸-4711.dwg"],
} as const;

export function filesIn(language: UiLanguage, which: "read" | "reading" | "unread"): FileState[] {
  const [report, scan, prices, drawing] = names[ruleLanguageOf(language)];
  const read: FileState = { id: "1", name: report, kind: "read", pages: 3, unit: "page" };
  if (which === "read") return [read];
  if (which === "reading") {
    return [
      read,
      { id: "2", name: scan, kind: "reading", done: 3, total: 12, unit: "page" },
      { id: "3", name: prices, kind: "reading", done: 0, total: 0, unit: "page" },
    ];
  }
  return [
    read,
    { id: "2", name: scan, kind: "unread", reason: "stopped", again: true },
    { id: "3", name: prices, kind: "unread", reason: "encrypted", again: false },
    { id: "4", name: drawing, kind: "unread", reason: "unsupported", again: false },
  ];
}

/** A fax to a number that is in no book. */
export const faxFacts = (language: UiLanguage): DraftFacts => ({
  channel: "fax",
  recipients: [
    { field: "to", address: "+34915550133", audience: "unknown" },
    { field: "to", name: "Northgate Crane", address: "+442079460018", audience: "customer" },
  ],
  files: filesIn(language, "read"),
  numbersToRetype: [{ number: "+34915550133", masked: "+34 •••••••33" }],
});

export function fileState(language: UiLanguage, severity: "block" | "none" | "held"): LetterState {
  const finding: Finding = {
    ruleId: "internal-document",
    category: "confidentiality",
    severity: "block",
    field: "attachments",
    index: 0,
    part: "text",
    page: 1,
    start: 0,
    end: 4,
    excerpt: language === "en" ? "INTERNAL USE ONLY" : "内部资料",
    message:
      language === "en" ? "This names an internal document to somebody outside." : "这里向外部人员提到了内部文件。",
    suggestions: [
      {
        text:
          language === "en"
            ? "Leave the internal page out, or ask your supervisor for its release."
            : "请删除内部页，或请主管批准后再发。",
        lang: ruleLanguageOf(language),
        kind: "instruction",
        slots: [],
      },
    ],
    citation: { handbook: "zoomlion", clause: "0.1", title: language === "en" ? "Internal papers" : "内部文件" },
  };
  if (severity === "block") return { kind: "checked", report: reportOf([finding]) };
  const unchecked = severity === "held" ? names[ruleLanguageOf(language)].slice(1).map((name) => `file:${name}`) : [];
  return {
    kind: "checked",
    report: reportOf([], { unchecked, ...(severity === "held" ? { decision: "review" } : {}) }),
  };
}

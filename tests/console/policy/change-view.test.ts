import { expect, test } from "vitest";
import { policyTexts } from "../../../src/console/i18n/policy.ts";
import { toWords } from "../../../src/console/policy/draft/change-words.ts";
import { toChangeView } from "../../../src/console/policy/view/change-view.ts";
import type { Change } from "../../../src/policy/drafts/edit-content.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";

const TEAM = "00000000-0000-4000-8000-000000000001";
const title = { en: "Not my job", zh: "不归我管" };
const rule = { id: "not-my-job", title, severity: "warn" };
const teams = [{ id: TEAM, name: "Harbour", members: 3 }];
const changes: Change[] = [
  { path: ["policy", "rules", "not-my-job"], after: rule },
  { path: ["policy", "rules", "not-my-job"], before: rule, after: { ...rule, severity: "block" } },
  { path: ["policy", "rules", "not-my-job", "severity"], before: "warn", after: "block" },
  { path: ["terms", "modes", "not-my-job"], after: "monitor" },
  { path: ["teams", TEAM, "modes", "not-my-job"], before: "off", after: "hint" },
  { path: ["policy", "handbooks", "HC"], before: title },
  { path: ["layer", "handbooks"], before: ["A"], after: ["A", "B"] },
  { path: ["validDays"], before: 90, after: 30 },
  { path: ["title"], before: "Work", after: "Spring" },
];

test("every kind of change is a sentence, in either language", () => {
  const en = createTranslatorOf(policyTexts.en, "en");
  expect(changes.map((change) => toWords(toChangeView(change), teams, en))).toEqual([
    "New rule: Not my job (not-my-job)",
    "rule Not my job (not-my-job): severity",
    "rule not-my-job: severity, from warn to block",
    "not-my-job: from Enforce to Monitor",
    "Harbour, not-my-job: from Off to Hint",
    "Taken out, handbook: Not my job (HC)",
    "layer handbooks: handbooks",
    "terms validDays: validDays, from 90 to 30",
    "Renamed from “Work” to “Spring”",
  ]);
  const zh = createTranslatorOf(policyTexts["zh-CN"], "zh-CN");
  expect(changes.map((change) => toWords(toChangeView(change), teams, zh))).toEqual([
    "新增规则：不归我管 (not-my-job)",
    "规则“不归我管 (not-my-job)”：severity",
    "规则“not-my-job”：severity，由 warn 改为 block",
    "“not-my-job”：由执行改为试运行",
    "Harbour，“not-my-job”：由关闭改为提示",
    "移除手册：不归我管 (HC)",
    "层“handbooks”：handbooks",
    "条件“validDays”：validDays，由 90 改为 30",
    "名称由“Work”改为“Spring”",
  ]);
});

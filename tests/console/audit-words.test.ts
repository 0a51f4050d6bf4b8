import { expect, test } from "vitest";
import { type AuditSpeech, sayAuditEntry } from "../../src/console/hub/audit-words.ts";
import { auditTexts } from "../../src/console/i18n/audit.ts";
import {
  AUDIT_ACTIONS,
  AUDIT_DETAILS,
  type AuditAction,
  type AuditDetail,
  type AuditEntry,
  ORGANISATION_PARTS,
  SEARCH_FIELDS,
} from "../../src/model/exchange/audit-log.ts";
import { ruleLanguageOf, UI_LANGUAGES, type UiLanguage } from "../../src/ui/i18n/texts.ts";
import { createTranslatorOf } from "../../src/ui/i18n/translator.ts";

const AT = "2026-11-03T06:02:00.000Z";
const MOMENT = "3.11.2026 14:02";
const [LI, NORTH, RECORD] = ["f3b0", "a77e", "c9d1"].map((end) => `0b0c9f4e-94f1-4a50-8f1c-6d1f2c1e${end}`) as [
  string,
  string,
  string,
];
const RULE = { en: "A promise with a date", zh: "带日期的承诺" };
/** What people wrote or are called: the only Latin letters that a Chinese sentence may hold. */
const GIVEN = /李伟|北方|ana@works\.example|3号机|k-2026|[A-Za-z]+号组织/g;

const DETAILS: { [A in AuditAction]: AuditDetail<A> } = {
  "set-up-link.made": {},
  "organisation.made": { name: "北方" },
  "organisation.changed": { name: "北方", changed: [...ORGANISATION_PARTS] },
  "person.invited": { email: "ana@works.example", role: "supervisor" },
  "person.joined": {},
  "person.changed": { role: "administrator", wasRole: "writer", teams: [NORTH] },
  "person.removed": { name: "李伟", email: "ana@works.example" },
  "person.delegated": { until: AT },
  "invitation.withdrawn": { email: "ana@works.example" },
  "browser.enrolled": { label: "3号机" },
  "browser.revoked": { label: "3号机", person: LI },
  "team.made": { name: "北方" },
  "team.renamed": { was: "北方", name: "北方" },
  "team.dissolved": { name: "北方" },
  "draft.deleted": { title: "3号机", version: 4 },
  "policy.published": { note: "…" },
  "policy.rolled-back": { note: "…", to: 3 },
  "policy.rolled-out": { teams: [NORTH], share: 25 },
  "review.approved": { writer: LI },
  "review.approved-with-changes": { writer: LI },
  "review.refused": { writer: LI },
  "key.rotated": {},
  "archive.searched": { by: SEARCH_FIELDS.join(", "), letters: 2 },
  "records.searched": { by: SEARCH_FIELDS.join(", "), letters: 2 },
  "record.read": { writer: LI, sentAt: AT },
  "records.exported": {},
  "records.gap": { expected: 4, found: 7, record: RECORD },
  "approval.used-again": { record: RECORD, browser: NORTH },
  "letter.read": { writer: LI, sentAt: AT },
  "letter.deleted": { writer: LI, sentAt: AT },
  "letter.held": { writer: LI, sentAt: AT },
  "letter.released": { writer: LI, sentAt: AT },
  "noise.accepted": { reason: "…", versions: [2] },
  "noise.dismissed": { reason: "…", versions: [] },
  "report.answered": { kind: "right", report: RECORD },
  "rule.owner-named": { owner: LI },
};

function targetOf(action: AuditAction): string | null {
  if (action.startsWith("policy")) return "4";
  if (action.startsWith("key")) return "k-2026";
  if (/^(?:person|invitation)/.test(action)) return LI;
  return /^(?:noise|report|rule)/.test(action) ? "dated-promise" : RECORD;
}

function speechIn(language: UiLanguage, people = new Map([[LI, "李伟"]])): AuditSpeech {
  return {
    t: createTranslatorOf<typeof auditTexts.en>(auditTexts[language], language),
    format: {
      percent: (share) => `${share * 100} %`,
      moment: () => MOMENT,
      rule: (id, title) => (title ? title[ruleLanguageOf(language)] : id),
    },
    person: (id) => people.get(id),
    team: (id) => (id === NORTH ? "北方" : undefined),
  };
}

type Given = { detail?: AuditEntry["detail"]; target?: string | null; people?: Map<string, string> };

function say(action: AuditAction, language: UiLanguage, { detail, target, people }: Given = {}): string {
  const about = target === undefined ? targetOf(action) : target;
  const rule = about === "dated-promise" ? RULE : null;
  const entry = { position: 1, at: AT, actor: null, action, target: about, rule, detail: detail ?? DETAILS[action] };
  return sayAuditEntry(entry, speechIn(language, people)).said;
}

test("every act has an example here, which is one of its form", () => {
  expect(Object.keys(DETAILS).sort()).toEqual([...AUDIT_ACTIONS].sort());
  for (const action of AUDIT_ACTIONS) expect(AUDIT_DETAILS[action].parse(DETAILS[action])).toEqual(DETAILS[action]);
});

test.each(AUDIT_ACTIONS)("%s is told in words of each language, without ids, keys and gaps", (action) => {
  for (const language of UI_LANGUAGES) {
    for (const said of [say(action, language), say(action, language, { detail: {}, people: new Map() })]) {
      expect(said).not.toMatch(/[{}]|undefined|[0-9a-f]{4}-[0-9a-f]{4}|dated-promise|: $|：$/);
      if (language === "en") expect(said).toMatch(/^[A-Z][a-z]+ed |^(?:Made|Put|Took|Gave|Left|Sent|Withdrew|Rolled) /);
      else expect(said.replaceAll(GIVEN, "")).not.toMatch(/[A-Za-z]/);
    }
  }
  const [english, ...others] = UI_LANGUAGES.map((language) => say(action, language));
  expect(others).not.toContain(english);
});

test.each([
  ["person.invited", {}, "Invited ana@works.example as supervisor", "邀请 ana@works.example 加入，角色为主管"],
  [
    "person.changed",
    {},
    "Changed the role of 李伟 to administrator and the teams to 北方",
    "将李伟的角色改为管理员，团队改为北方",
  ],
  ["person.changed", { detail: { role: "writer", teams: [] } }, "Took 李伟 out of every team", "将李伟移出所有团队"],
  ["person.changed", { detail: { role: "writer" } }, "Changed the role of 李伟 to writer", "将李伟的角色改为写信人"],
  [
    "person.removed",
    { detail: { email: "ana@works.example" } },
    "Removed someone who is no longer here (ana@works.example)",
    "移除了一位已离开的成员（ana@works.example）",
  ],
  ["person.delegated", { target: null, detail: {} }, "Ended being stood in for", "结束了代理"],
  [
    "policy.rolled-out",
    {},
    "Gave policy version 4 to 25 % of the browsers of 北方",
    "将策略版本 4 发给北方中 25 % 的浏览器",
  ],
  [
    "policy.rolled-out",
    { detail: { teams: null, share: 0 } },
    "Took policy version 4 from everybody",
    "将策略版本 4 从所有人处收回",
  ],
  [
    "records.searched",
    { detail: { by: "q, action", letters: 1 } },
    "Searched the records by words and what happened and saw 1 subject of a kept letter",
    "按词语和经过搜索记录，看到 1 封已保存信函的主题",
  ],
  [
    "archive.searched",
    { detail: { by: "", letters: 3 } },
    "Looked through kept letters and saw 3 subjects",
    "浏览已保存的信函，看到 3 个主题",
  ],
  ["letter.read", {}, `Opened the kept letter of 李伟, ${MOMENT}`, `打开了李伟于 ${MOMENT} 发出的信函`],
  [
    "report.answered",
    { detail: { kind: "kept" } },
    "Answered a report of a wrong hit of “A promise with a date”: the rule stays",
    "答复了“带日期的承诺”的误报反馈：规则不变",
  ],
  [
    "rule.owner-named",
    { detail: { owner: null } },
    "Left the rule “A promise with a date” to whoever published it",
    "规则“带日期的承诺”改由发布者负责",
  ],
] satisfies [AuditAction, Given, string, string][])("%s %o", (action, given, english, chinese) => {
  expect(say(action, "en", given)).toBe(english);
  expect(say(action, "zh-CN", given)).toBe(chinese);
});

test("an act that this page does not know is named, and says what to do", () => {
  const entry = { position: 1, at: AT, actor: null, action: "moon.shot", target: null, detail: {}, rule: null };
  expect(sayAuditEntry(entry, speechIn("en")).said).toMatch(/load it again \(moon\.shot\)/);
});

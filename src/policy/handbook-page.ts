import type { Severity } from "../model/categories.ts";
import type { Example, HandbookNotes, Policy, Rule } from "../model/policy.ts";
import { SLOT } from "../model/slots.ts";
import { type Template, templateSlots } from "../model/templates.ts";

type Bilingual = { en: string; zh: string };
type PageSource = Pick<Policy, "rules" | "templates" | "followUps" | "handbooks">;

const SEVERITY: Record<Severity, Bilingual> = {
  info: { en: "Hint", zh: "提示" },
  warn: { en: "Goes after a look", zh: "请核对后发送" },
  review: { en: "Waits for a supervisor", zh: "待主管过目" },
  block: { en: "Must change", zh: "须修改" },
};
const EXAMPLES = 3;

/** What the packaged handbooks' folders say beside their packs, by code. */
export const NOTES_FILE = "handbooks/notes.json";

/** Name of a handbook's page. */
export const handbookPageFile = (code: string): string => `handbooks/${code.toLowerCase()}.html`;

/**
 * One handbook as a page for people: its rules with examples, its wording, its clocks, what no text can show and what is
 * missing in the source. Made from the packs alone, without scripts; every word of them is escaped.
 */
export function handbookPage(code: string, policy: PageSource, notes: HandbookNotes): string {
  const title = policy.handbooks[code] ?? { en: code, zh: code };
  const rules = policy.rules.filter((rule) => clausesOf(rule, code).length > 0);
  const templates = policy.templates.filter((template) => clausesOf(template, code).length > 0);
  const clocks = policy.followUps.filter((clock) => clausesOf(clock, code).length > 0);
  const sections = [
    section(
      { en: "Rules", zh: "规则" },
      rules.map((rule) => ruleEntry(rule, code)),
    ),
    section(
      { en: "Phrases and letters", zh: "用语与函件" },
      templates.map((template) => templateEntry(template, code)),
    ),
    section(
      { en: "Follow-ups", zh: "跟进" },
      clocks.map((clock) => entry(clausesOf(clock, code), both(clock.title, "h3"), "")),
    ),
    section(
      { en: "What no text can show", zh: "文字看不出的条款" },
      notes.exempt.map(({ clause, reason }) => entry([clause], "", both(reason, "p"))),
    ),
    section(
      { en: "Missing in the source", zh: "来源缺失" },
      notes.gaps.map((gap) => entry([], "", both(gap, "p"))),
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title.en === title.zh ? title.en : `${title.en} · ${title.zh}`)}</title>
<style>${CSS}</style>
</head>
<body>
<main>
${both(title, "h1")}
${sections.join("\n")}
</main>
</body>
</html>
`;
}

type Entry = { citation?: { handbook: string; clause: string } | undefined; alsoCovers: readonly string[] };

/** Clauses of the handbook that an entry serves. An organisation's own code may hold a hyphen. */
const clausesOf = ({ citation, alsoCovers }: Entry, code: string): string[] => [
  ...new Set([
    ...(citation?.handbook === code ? [citation.clause] : []),
    ...alsoCovers.filter((clause) => clause.startsWith(`${code}-`)),
  ]),
];

function section(title: Bilingual, entries: readonly string[]): string {
  if (entries.length === 0) return "";
  return `<section>\n<h2>${escaped(title.en)} <span lang="zh-CN">${escaped(title.zh)}</span></h2>\n${entries.join("\n")}\n</section>`;
}

/** @param clauses each becomes an anchor that findings link to */
function entry(clauses: readonly string[], head: string, body: string): string {
  const anchors = clauses.map((clause) => `<a id="${escaped(clause)}" class="clause">${escaped(clause)}</a>`).join(" ");
  return `<article>\n${anchors ? `<p class="clauses">${anchors}</p>\n` : ""}${head}\n${body}\n</article>`;
}

function ruleEntry(rule: Rule, code: string): string {
  const suggestions = rule.suggestions.map(({ text, lang, kind }) =>
    labelled(kind === "replace" ? { en: "Instead", zh: "改为" } : { en: "Advice", zh: "建议" }, text, lang === "zh"),
  );
  return entry(
    clausesOf(rule, code),
    both(rule.title, "h3"),
    [
      `<p class="severity" data-severity="${rule.severity}">${escaped(SEVERITY[rule.severity].en)} <span lang="zh-CN">${escaped(SEVERITY[rule.severity].zh)}</span></p>`,
      rule.restored ? confirmNote : "",
      ...rule.hits.slice(0, EXAMPLES).map((example) => labelled({ en: "Found", zh: "会提示" }, exampleText(example))),
      ...rule.misses
        .slice(0, EXAMPLES)
        .map((example) => labelled({ en: "Left alone", zh: "不提示" }, exampleText(example))),
      ...suggestions,
    ].join("\n"),
  );
}

function templateEntry(template: Template, code: string): string {
  const names = Object.fromEntries(
    templateSlots(template).map(({ name, type, label }) => [name, label ?? { en: type, zh: type }]),
  );
  const shown = (text: string, lang: "en" | "zh") =>
    text.replace(SLOT, (_, name: string) => `[${names[name]?.[lang] ?? name}]`);
  return entry(
    clausesOf(template, code),
    both(template.title, "h3"),
    [
      template.restored ? confirmNote : "",
      `<p class="wording">${escaped(shown(template.text.en, "en"))}</p>`,
      template.text.zh === template.text.en
        ? ""
        : `<p class="wording" lang="zh-CN">${escaped(shown(template.text.zh, "zh"))}</p>`,
    ].join("\n"),
  );
}

const confirmNote = `<p class="note">Restored from a damaged source: confirm the wording. <span lang="zh-CN">来源受损，措辞待确认。</span></p>`;

/** The words of an example; of a whole draft what it is about. */
function exampleText(example: Example): string {
  if (typeof example === "string") return example;
  const { subject, body, attachments, to, cc } = example;
  const files = (attachments ?? []).map(({ name }) => name);
  return [subject, body, ...files, [...(to ?? []), ...(cc ?? [])].join(", ")].filter(Boolean).join(" · ");
}

const labelled = ({ en, zh }: Bilingual, text: string, chinese = /\p{Script=Han}/u.test(text)): string =>
  `<p><span class="label">${escaped(en)} <span lang="zh-CN">${escaped(zh)}</span></span> <q${chinese ? ' lang="zh-CN"' : ""}>${escaped(text)}</q></p>`;

const both = (title: Bilingual, tag: "h1" | "h3" | "p"): string => `<${tag}>${inBoth(title)}</${tag}>`;

/** What an organisation wrote in one language alone stands once. */
const inBoth = ({ en, zh }: Bilingual): string =>
  en === zh ? escaped(en) : `${escaped(en)}<br><span lang="zh-CN">${escaped(zh)}</span>`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const CSS = `
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1b2126;background:#fff}
main{max-width:720px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:20px}h2{font-size:16px;margin:32px 0 8px}h3{font-size:14px;margin:0 0 4px}
article{padding:12px 0;border-top:1px solid #dde2e5;font-size:14px}
article:has(:target){background:#e2f0f1;box-shadow:0 0 0 12px #e2f0f1}
p{margin:0 0 4px}.clauses,.label{color:#57616a;font-size:13px}
.clause{scroll-margin-top:16px}.wording{white-space:pre-line}
.severity{font-weight:600}[data-severity=block]{color:#b3201c}[data-severity=review]{color:#4338a8}[data-severity=warn]{color:#8a5200}
.note{color:#8a5200}[lang=zh-CN]{line-height:1.6}
@media (prefers-color-scheme:dark){body{color:#eceff1;background:#1e2327}article{border-color:#383f45}article:has(:target){background:#173b3f;box-shadow:0 0 0 12px #173b3f}
.clauses,.label{color:#adb6bd}[data-severity=block]{color:#ff938b}[data-severity=review]{color:#b7b0ff}[data-severity=warn],.note{color:#f2b757}}
`;

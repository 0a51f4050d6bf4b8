import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";
import { type Catalogue, type Message, UI_LANGUAGES } from "../../src/ui/i18n/catalogue.ts";
import { en } from "../../src/ui/i18n/en.ts";
import { ownName, pickLanguage } from "../../src/ui/i18n/languages.ts";
import { guideEn } from "../../src/ui/i18n/screens/guide.en.ts";
import { guideZhCn } from "../../src/ui/i18n/screens/guide.zh-cn.ts";
import { importingEn } from "../../src/ui/i18n/screens/importing.en.ts";
import { importingZhCn } from "../../src/ui/i18n/screens/importing.zh-cn.ts";
import { optionsEn } from "../../src/ui/i18n/screens/options.en.ts";
import { optionsZhCn } from "../../src/ui/i18n/screens/options.zh-cn.ts";
import { pickerEn } from "../../src/ui/i18n/screens/picker.en.ts";
import { pickerZhCn } from "../../src/ui/i18n/screens/picker.zh-cn.ts";
import type { Texts } from "../../src/ui/i18n/texts.ts";
import { createTranslator } from "../../src/ui/i18n/translator.ts";
import { zhCn } from "../../src/ui/i18n/zh-cn.ts";

const catalogues: Record<string, Catalogue> = { en, "zh-CN": zhCn };
/** Screens with catalogues of their own. */
const screens: [string, Texts, Record<string, Message>][] = [
  ["options", optionsEn, optionsZhCn],
  ["guide", guideEn, guideZhCn],
  ["picker", pickerEn, pickerZhCn],
  ["importing", importingEn, importingZhCn],
];
const keys = Object.keys(en) as (keyof typeof en)[];
const forms = (message: Message) => (typeof message === "string" ? [message] : Object.values(message));
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("catalogues", () => {
  test("all have the same keys", () => {
    expect(Object.keys(zhCn).sort()).toEqual([...keys].sort());
  });

  test.each(keys)("%s takes the same values in each language and form", (key) => {
    const expected = slots(forms(en[key]).at(-1) ?? "");
    for (const catalogue of Object.values(catalogues)) {
      const all = forms(catalogue[key]).map(slots);
      expect(all.at(-1)).toEqual(expected);
      // A form for one may say “One” instead of the number.
      for (const some of all) expect(expected).toEqual(expect.arrayContaining(some));
    }
  });

  test("texts are calm and polite", () => {
    for (const catalogue of Object.values(catalogues)) {
      for (const text of keys.flatMap((key) => forms(catalogue[key]))) expect(text).not.toMatch(/[!！]|violation|你/i);
    }
  });

  test("every text is used", () => {
    const source = allSources();
    const prefixes = [...source.matchAll(/t\(`([a-z.-]+)\$\{/g)].map(([, prefix = ""]) => prefix);
    const unused = keys.filter(
      (key) => !source.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(screens)("texts of the screen %s", (_name, english, chinese) => {
  test("stand in both languages and take the same values", () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) {
      const expected = slots(forms(message).at(-1) ?? "");
      expect(slots(forms(chinese[key] ?? "").at(-1) ?? ""), key).toEqual(expected);
    }
  });

  test("are calm and polite", () => {
    for (const text of [english, chinese].flatMap((texts) => Object.values(texts).flatMap(forms))) {
      expect(text).not.toMatch(/[!！]|violation|你/i);
    }
  });

  test("are all used", () => {
    const source = allSources();
    const prefixes = [...source.matchAll(/`([a-z.-]+)\$\{/gi)].map(([, prefix = ""]) => prefix);
    const unused = Object.keys(english).filter(
      (key) => !source.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

describe("translator", () => {
  test("follows the browser's languages", () => {
    expect(pickLanguage(["de-DE", "zh-TW", "en"])).toBe("zh-TW");
    for (const tag of ["zh-HK", "zh-Hant", "zh-Hant-MY", "ZH-tw"]) expect(pickLanguage([tag])).toBe("zh-TW");
    for (const tag of ["zh", "zh-SG", "zh-Hans-HK", "zh-CN"]) expect(pickLanguage([tag])).toBe("zh-CN");
    expect(pickLanguage(["no tag", "*", ""])).toBe("en");
    expect(pickLanguage(["en-GB", "zh-CN"])).toBe("en");
    expect(pickLanguage(["fr"])).toBe("en");
    expect(UI_LANGUAGES).toContain(pickLanguage([]));
  });

  test("languages are named in their own words", () => {
    expect(UI_LANGUAGES.map(ownName)).toEqual(["English", "简体中文", "繁體中文"]);
  });

  test("plurals, lists, languages and times are those of the language", () => {
    const english = createTranslator("en");
    const chinese = createTranslator("zh-CN");
    expect(english("panel.hintsOnly", { count: 1 })).toBe("1 hint");
    expect(english("panel.hintsOnly", { count: 1200 })).toBe("1,200 hints");
    expect(chinese("panel.hintsOnly", { count: 1 })).toBe("1 条提示");
    expect(english.list(["a", "b", "c"])).toBe("a, b, and c");
    expect(chinese.list(["甲", "乙"])).toBe("甲和乙");
    expect(english.languageName("de")).toBe("German");
    expect(chinese.languageName("de")).toBe("德语");
    expect(english.languageName("no tag")).toBeUndefined();
    expect(createTranslator("zh-TW")("panel.hintsOnly", { count: 1200 })).toBe("1,200 條提示");
    expect(createTranslator("zh-TW").facts(["甲", "乙"])).toBe("甲、乙");
    const now = new Date(2026, 10, 22, 16, 30);
    expect(chinese.moment(new Date(2026, 10, 22, 14, 2), now)).toBe("14:02");
    expect(english.moment(new Date(2026, 10, 20, 14, 2), now)).toMatch(/^Nov 20, 2:02/);
    expect(english.moment(new Date(2027, 0, 31, 14, 2), now)).toMatch(/^Jan 31, 2027/);
    expect(chinese.moment(new Date(2027, 0, 31, 14, 2), now)).toMatch(/^2027年1月31日/);
    // An hour of one digit has a nought before it on any day or on none.
    expect(chinese.moment(new Date(2026, 10, 20, 6, 8), now)).toBe("11月20日 06:08");
    expect(english.moment(new Date(2026, 10, 20, 6, 8), now)).toMatch(/^Nov 20, 6:08/);
    expect(english.ago(new Date(2026, 10, 22, 13, 30), now)).toBe("3 hours ago");
    expect(english.ago(now, now)).toBe("this minute");
  });

  test("a value is put in as it is", () => {
    expect(createTranslator("en")("card.quote", { words: "{words} $& <b>" })).toBe("“{words} $& <b>”");
  });
});

describe("components", () => {
  const all = [...sources(), ...sources("src/console")];

  test("the search finds text that stands in a component", () => {
    const source = `<p title="Fold it">{"Hello"} {t("a.b")} <b className="x">there</b></p>`;
    expect(literalTexts(parseAst(source, { lang: "tsx" })).sort()).toEqual(["Fold it", "Hello", "there"]);
    const chosen = `<>{open ? "Close" : t("a.b")} {count > 1 && \`\${count} more\`} <i title={name ?? "Nobody"}>{"At " + at}</i></>`;
    expect(literalTexts(parseAst(chosen, { lang: "tsx" })).sort()).toEqual(["At", "Close", "Nobody", "more"]);
  });

  test.each(all.filter(({ file }) => file.endsWith(".tsx")))("$file has no text of its own", ({ text }) => {
    expect(literalTexts(parseAst(text, { lang: "tsx" }))).toEqual([]);
  });

  // Messages of errors are written for logs, in English; what went wrong has a code, and the catalogues its words.
  test.each(all.filter(({ file }) => file.endsWith(".tsx")))("$file shows no error's own message", ({ text }) => {
    expect(text).not.toMatch(/\b(error|reason|cause)\.message\b|String\(error\)/);
  });

  test.each(all)("$file has no Chinese outside the catalogues", ({ text }) => {
    expect(text.replace(/"(PingFang|Microsoft|Noto)[^"]*"/g, "")).not.toMatch(/["`][^"`\n]*\p{Script=Han}{2}/u);
  });
});

const SPOKEN = new Set(["aria-label", "aria-description", "aria-placeholder", "title", "alt", "placeholder", "label"]);

/** Keys are called so in every language. */
const KEYS = /(?:(?:Alt|Ctrl|Shift|Cmd)\+)+\w/g;

type Node = { type?: string; [part: string]: unknown };

/** Words of JSX that a reader would see or hear and that stand in the file itself. */
function literalTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literalTexts);
  if (typeof node !== "object" || node === null) return [];
  const { type, ...rest } = node as Node;
  const inner = Object.values(rest).flatMap(literalTexts);
  if (type === "JSXText") return wordsOf({ type: "Literal", value: rest.value });
  if (type === "JSXAttribute" && SPOKEN.has(String((rest.name as { name?: unknown }).name)))
    return [...wordsOf(rest.value as Node), ...inner];
  if (type === "JSXElement" || type === "JSXFragment")
    return [
      ...(rest.children as Node[]).filter(({ type }) => type === "JSXExpressionContainer").flatMap(wordsOf),
      ...inner,
    ];
  return inner;
}

/** Words that an expression may come to, whichever way its conditions go. */
function wordsOf(node: Node | null | undefined): string[] {
  const part = (name: string) => wordsOf(node?.[name] as Node);
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" && /\p{L}/u.test(node.value.replace(KEYS, "")) ? [node.value.trim()] : [];
    case "TemplateLiteral":
      return (node.quasis as { value: { cooked: string } }[]).flatMap(({ value }) =>
        wordsOf({ type: "Literal", value: value.cooked }),
      );
    case "ConditionalExpression":
      return [...part("consequent"), ...part("alternate")];
    case "LogicalExpression":
      return [...part("left"), ...part("right")];
    case "BinaryExpression":
      return node.operator === "+" ? [...part("left"), ...part("right")] : [];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
      return part("expression");
    default:
      return [];
  }
}

/** Our own source files of an interface, without the catalogues. */
function sources(root = "src/ui"): { file: string; text: string }[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("i18n"))
    .map((file) => ({ file: join(root, file), text: readFileSync(join(root, file), "utf8") }));
}

/** What may use a text: the interface, and the background, which notifies. */
function allSources(): string {
  const platform = readdirSync("src/platform", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join("src/platform", file), "utf8"));
  return [...sources().map(({ text }) => text), ...platform].join("\n");
}

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Catalogue = Record<string, string | Record<string, string>>;

const folder = new URL("../../src/console/i18n/", import.meta.url);
const sections = readdirSync(folder)
  .map((name) => /^(.+)\.en\.ts$/.exec(name)?.[1])
  .filter((name) => name !== undefined);

async function read(section: string, language: string): Promise<Catalogue> {
  const module: Record<string, Catalogue> = await import(new URL(`${section}.${language}.ts`, folder).href);
  const [catalogue] = Object.values(module);
  if (!catalogue) throw new Error(`expected a catalogue in ${section}.${language}.ts`);
  return catalogue;
}

const textsOf = (message: Catalogue[string] = "") => (typeof message === "string" ? [message] : Object.values(message));
const slotsOf = (message: Catalogue[string] | undefined) =>
  [...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

test.each(sections)("%s: the same keys in both languages, the same values asked for", async (section) => {
  const [en, zh] = await Promise.all([read(section, "en"), read(section, "zh-cn")]);
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const key of Object.keys(en)) expect(slotsOf(zh[key]), key).toEqual(slotsOf(en[key]));
});

test.each(sections)("%s: Chinese is Chinese, addresses 您, and has no exclamation mark", async (section) => {
  for (const [key, message] of Object.entries(await read(section, "zh-cn"))) {
    for (const text of textsOf(message)) {
      expect(text, key).not.toMatch(/你|[!！]/);
      if (text.replace(/\{\w+\}|Countersign|[^\p{L}]/gu, "") !== "") expect(text, key).toMatch(/\p{Script=Han}/u);
    }
  }
});

test.each(sections)("%s: English is calm", async (section) => {
  for (const [key, message] of Object.entries(await read(section, "en"))) {
    for (const text of textsOf(message)) expect(text, key).not.toMatch(/[!！]|violation/i);
  }
});

const source = readdirSync("src/console", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("i18n"))
  .map((name) => readFileSync(`src/console/${name}`, "utf8"))
  .join("\n");
const prefixes = [...source.matchAll(/`([a-zA-Z.-]+)\$\{/g)].map(([, prefix = ""]) => prefix);
const suffixes = [...source.matchAll(/\}(\.[a-zA-Z.]+)`/g)].map(([, suffix = ""]) => suffix);
const isWritten = (word: string) => source.includes(`"${word}"`) || source.includes(`\`${word}\``);
/** As it is, or put together of a beginning and what varies, or of two words. */
const isUsed = (key: string): boolean => {
  const dot = key.lastIndexOf(".");
  return (
    isWritten(key) ||
    key.startsWith("fault.") ||
    prefixes.some((prefix) => key.startsWith(prefix)) ||
    suffixes.some((suffix) => key.endsWith(suffix)) ||
    (dot > 0 && isWritten(key.slice(0, dot)) && isWritten(key.slice(dot + 1)))
  );
};

// The hub's codes come with its answers, and the chain's faults by what was found.
const named = sections.filter((section) => section !== "problems");

test.each(named)("%s: every text is used", async (section) => {
  expect(Object.keys(await read(section, "en")).filter((key) => !isUsed(key))).toEqual([]);
});

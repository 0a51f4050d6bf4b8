import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Converter } from "opencc-js/cn2t";
import { describe, expect, test } from "vitest";
import { createTaiwanConverter } from "../../src/tools/taiwan/convert.ts";
import { catalogueFiles, LOCALE_FILES } from "../../src/tools/taiwan/sources.ts";
import { TERMS } from "../../src/tools/taiwan/terms.ts";

type Texts = Record<string, string | Record<string, string>>;

const RUN = "run `npm run fix`";
const toTaiwan = createTaiwanConverter();
const files = catalogueFiles();

async function read(file: string): Promise<Texts> {
  const module: Record<string, Texts> = await import(pathToFileURL(file).href);
  const [texts] = Object.values(module);
  if (!texts) throw new Error(`${file}: expected a catalogue`);
  return texts;
}

const wordsOf = (texts: Texts) =>
  Object.values(texts).flatMap((text) => (typeof text === "string" ? [text] : Object.values(text)));
const converted = (text: Texts[string]): Texts[string] =>
  typeof text === "string"
    ? toTaiwan(text)
    : Object.fromEntries(Object.entries(text).map(([form, words]) => [form, toTaiwan(words)]));

describe.each(files)("$to", ({ from, to }) => {
  test(`stands, and is what its source gives; otherwise ${RUN}`, async () => {
    expect(existsSync(to)).toBe(true);
    const [simplified, taiwan] = await Promise.all([read(from), read(to)]);
    const expected = Object.fromEntries(Object.entries(simplified).map(([key, text]) => [key, converted(text)]));
    expect({ ...taiwan, lang: undefined }).toEqual({ ...expected, lang: undefined });
  });

  test("has no character that is written in simplified Chinese alone", async () => {
    const text = wordsOf(await read(to)).join("\n");
    expect(simplifiedIn(text)).toEqual([]);
  });

  test("quotes as Taiwan quotes", async () => {
    expect(wordsOf(await read(to)).join("\n")).not.toMatch(/[“”‘’]/);
  });
});

test(`what the browser's own pages say is there; otherwise ${RUN}`, () => {
  const texts = readFileSync(LOCALE_FILES.to, "utf8");
  expect(texts).toBe(toTaiwan(readFileSync(LOCALE_FILES.from, "utf8")));
  expect(simplifiedIn(texts)).toEqual([]);
});

test("reviewed terms are put", () => {
  expect(toTaiwan("收件人、主题和正文")).toBe("收件者、主旨和內文");
  expect(toTaiwan("“默认”标签页上的账号")).toBe("「預設」分頁上的帳號");
  expect(toTaiwan("已发布的策略，可撤销")).toBe("已發布的政策，可復原");
});

test("every term is needed by a text of ours", async () => {
  const all = (await Promise.all(files.map(({ from }) => read(from)))).flatMap(wordsOf).join("\n");
  const library = Converter({ from: "cn", to: "twp" })(all);
  const comments = files.map(({ from }) => Converter({ from: "cn", to: "twp" })(readFileSync(from, "utf8"))).join("\n");
  expect(Object.keys(TERMS).filter((term) => !library.includes(term) && !comments.includes(term))).toEqual([]);
});

/** Han characters that the library writes in another way for Taiwan whenever they stand alone. */
function simplifiedIn(text: string): string[] {
  const alone = Converter({ from: "cn", to: "tw" });
  // Written so in Taiwan too: 控制台, 干擾, 核准, 游標.
  const both = new Set("台干准游");
  return [...new Set(text.match(/\p{Script=Han}/gu))].filter((one) => alone(one) !== one && !both.has(one));
}

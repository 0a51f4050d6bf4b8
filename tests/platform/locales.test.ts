import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Messages = Record<string, { message: string }>;

function messagesOf(locale: string): Messages {
  return JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8"));
}

const locales = readdirSync("public/_locales");

test("English and Simplified Chinese are there", () => {
  expect(locales).toEqual(expect.arrayContaining(["en", "zh_CN"]));
});

test.each(locales)("%s has every message, and none is empty", (locale) => {
  const messages = messagesOf(locale);
  expect(Object.keys(messages)).toEqual(Object.keys(messagesOf("en")));
  expect(Object.values(messages).filter(({ message }) => message.trim() === "")).toEqual([]);
});

test("every message is used", () => {
  const config = readFileSync("wxt.config.ts", "utf8");
  expect(Object.keys(messagesOf("en")).filter((name) => !config.includes(`__MSG_${name}__`))).toEqual([]);
});

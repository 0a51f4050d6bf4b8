import { expect, test } from "vitest";
import { kindOf } from "../../src/reading/kind.ts";
import { pictureSize } from "../../src/reading/picture.ts";
import { decodeText, readPlainText } from "../../src/reading/plain-text.ts";
import { joinHan } from "../../src/reading/recogniser.ts";
import { boundPages, LIMITS } from "../../src/reading/result.ts";
import { makeDocx, makePdf } from "../support/made-files.ts";

const text = "Internal only – 内部资料，请勿外传";
/** 内部资料 in GB18030, which no encoder of the platform writes. */
const GB18030 = [0xc4, 0xda, 0xb2, 0xbf, 0xd7, 0xca, 0xc1, 0xcf];

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 the other way round", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("%s is read", (_name, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test("GB18030, UTF-16 without a mark and Windows-1252 are read", () => {
  expect(decodeText(Uint8Array.from(GB18030))).toBe("内部资料");
  expect(decodeText(Buffer.from("Internal only, please", "utf16le"))).toBe("Internal only, please");
  expect(decodeText(Buffer.from("caf\xe9 and more", "latin1"))).toBe("café and more");
});

test("a form feed starts a page", () => {
  expect(readPlainText(Buffer.from("one\ftwo"))).toEqual({ pages: ["one", "two"], unit: "page" });
});

test("more text than the limit is cut, and said to be", () => {
  const { pages, unread } = boundPages(["a".repeat(LIMITS.textLength), "rest"], "page");
  expect([pages.length, pages[1], unread]).toEqual([2, "", "too-large"]);
});

test.each([
  ["letter.pdf", makePdf([{ lines: ["x"] }]), "pdf"],
  ["a fax gateway's PDF", Buffer.concat([Buffer.from("\n\nsent by x\n"), makePdf([{ lines: ["x"] }])]), "pdf"],
  ["not-what-it-says.txt", makeDocx("x"), "zip"],
  ["page.htm", Buffer.from("Hello"), "html"],
  ["no-name", Buffer.from("<!doctype html><p>Hello"), "html"],
  ["notes.md", Buffer.from("# Hello\n内部"), "text"],
  ["wide.txt", Buffer.from("Hello there, you", "utf16le"), "text"],
  ["old.rtf", Buffer.from("{\\rtf1 hello}"), "unknown"],
  ["fax.tif", Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0), "tiff"],
  ["scan.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), "image"],
  ["program", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 3, 4), "unknown"],
])("%s", (name, bytes, kind) => {
  expect(kindOf(bytes, name)).toBe(kind);
});

test("a picture's size is told from its head, before anything is decoded", () => {
  const png = new Uint8Array(40);
  png.set([0x89, 0x50, 0x4e, 0x47]);
  new DataView(png.buffer).setUint32(16, 60_000);
  new DataView(png.buffer).setUint32(20, 50_000);
  expect(pictureSize(png)).toEqual({ width: 60_000, height: 50_000 });
  const jpeg = new Uint8Array(40);
  jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0x03, 0x20, 0x02, 0x58]);
  expect(pictureSize(jpeg)).toEqual({ width: 600, height: 800 });
});

test("recognised Chinese loses the blanks between its characters, and only those", () => {
  expect(joinHan("内 部 资 料 ， 请 勿 外 传 Please do not copy")).toBe("内部资料，请勿外传 Please do not copy");
});

import { expect, type Page, test } from "@playwright/test";
import { makeBomb, makeDocx, makePdf, makeXlsx } from "../../support/made-files.ts";
import { askReader, openReader, scan } from "../../support/reader-page.ts";
import { launchWithExtension, type WithExtension } from "../../support/watched-chromium.ts";

let extension: WithExtension;
let page: Page;

test.beforeAll(async () => {
  extension = await launchWithExtension();
  page = await openReader(extension.context, (path) => new URL(path, extension.worker.url()).href);
});
test.afterAll(() => extension.close());

const ENGLISH = [
  "Northgate Crane, service department",
  "Dear Ms Ruiz, the hoist of crane 4471 was inspected on Tuesday and is safe to use.",
  "STRICTLY CONFIDENTIAL",
  "The spare drum will be delivered to your site in Madrid together with the ropes.",
];
const CHINESE = [
  "机密文件，请勿外传",
  "尊敬的客户：您的起重机已经检查完毕，可以继续使用。",
  "备件将于下周送达贵公司。",
];

test("a PDF is read by page", async () => {
  const pages = Array.from({ length: 10 }, (_, at) => ({
    lines: Array.from(
      { length: 45 },
      (_, row) => `Page ${at + 1}, line ${row + 1}: the pump (type \\ 7) was checked and works.`,
    ),
  }));
  const answer = await askReader(page, "ten.pdf", makePdf(pages));
  expect(answer.unread).toBeUndefined();
  expect(answer.pages).toHaveLength(10);
  expect(answer.pages[6]).toContain("Page 7, line 45: the pump (type \\ 7) was checked and works.");
  expect(answer.progress[0]).toMatchObject({ total: 10 });
  expect(answer.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("a scanned page is recognised, English and Chinese, between pages of text", async () => {
  const first = await scan(extension.context, ENGLISH);
  const second = await scan(extension.context, CHINESE);
  const bytes = makePdf([{ lines: ["Plain page"] }, first, second]);
  const answer = await askReader(page, "scan.pdf", bytes);
  expect(answer.recognised).toEqual([1, 2]);
  expect(answer.pages[0]).toBe("Plain page");
  expect(answer.pages[1]).toContain("STRICTLY CONFIDENTIAL");
  expect(answer.pages[2]).toContain("机密文件");
});

test("a picture is recognised", async () => {
  const { jpeg } = await scan(extension.context, ENGLISH);
  const answer = await askReader(page, "photo.jpg", jpeg);
  expect(answer.pages.join()).toContain("STRICTLY CONFIDENTIAL");
});

test("office files and HTML are read", async () => {
  expect((await askReader(page, "a.docx", makeDocx("Hello\fthere"))).pages.map((text) => text.trim())).toEqual([
    "Hello",
    "there",
  ]);
  expect(await askReader(page, "a.xlsx", makeXlsx({ Prices: ["Pump", 4200] }))).toMatchObject({
    pages: ["Prices\nPump\t4200"],
    unit: "sheet",
  });
  const html =
    "<!doctype html><title>T</title><script>document.title='ran'</script><p>One<p>Two <b>three</b><img src=x onerror=fetch('/ran')>";
  expect((await askReader(page, "a.html", Buffer.from(html))).pages).toEqual(["T\nOne\nTwo three"]);
  expect((await askReader(page, "a.txt", Uint8Array.of(0xc4, 0xda, 0xb2, 0xbf))).pages).toEqual(["内部"]);
});

for (const [name, bytes, unread] of [
  ["locked.pdf", makePdf([{ lines: ["x"] }], { locked: true }), "encrypted"],
  ["cut.pdf", makePdf([{ lines: ["x"] }]).slice(0, 40), "damaged"],
  ["bomb.docx", makeBomb(300), "swells"],
  ["program.bin", Uint8Array.of(1, 2, 3, 0, 5, 6, 7, 200), "unsupported"],
  ["picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Uint8Array(40)), "damaged"],
  ["letter.rtf", Buffer.from("{\\rtf1\\ansi Hello}"), "unsupported"],
  ["fax.tif", Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0), "unsupported"],
  ["old.doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504)), "unsupported"],
  ["empty.docx", makeDocx("x").slice(0, 30), "damaged"],
] as const) {
  test(`${name} is said to be unread: ${unread}`, async () => {
    expect((await askReader(page, name, bytes)).unread).toBe(unread);
  });
}

test("a reading that is stopped leaves the reader free for the next", async () => {
  const pages = Array.from({ length: 400 }, (_, at) => ({ lines: [`Page ${at}`] }));
  // Only the first progress is told at once; how many follow depends on the machine.
  expect((await askReader(page, "long.pdf", makePdf(pages), 1)).unread).toBe("cancelled here");
  expect((await askReader(page, "short.pdf", makePdf([{ lines: ["Short"] }]))).pages).toEqual(["Short"]);
});

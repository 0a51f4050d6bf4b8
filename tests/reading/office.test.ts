import { expect, test } from "vitest";
import { answer } from "../../src/reading/office-worker.ts";
import { makeBomb, makeDocx, makeXlsx, makeZip } from "../support/made-files.ts";

const read = (bytes: Uint8Array) => answer({ kind: "zip", bytes });
const pagesOf = (bytes: Uint8Array) => {
  const reply = read(bytes);
  if (reply.kind === "unread") throw new Error(reply.reason);
  return reply.text.pages;
};

test("a Word file is read by page, with what is printed above and below, and its comments", () => {
  const bytes = makeDocx("Dear Ms Ruiz,\nthe pump is ready.\fSecond page\nends here.", {
    header1: "Internal use only",
    footer1: "Page foot",
    comments: "Do not tell the customer",
  });
  const [first, second, ...more] = pagesOf(bytes);
  expect(more).toEqual([]);
  expect(first).toMatch(/Internal use only[\s\S]*Dear Ms Ruiz,\nthe pump is ready\./);
  expect(second).toMatch(/Second page\nends here\.[\s\S]*Page foot[\s\S]*Do not tell the customer/);
});

test("text whose deletion is only tracked still leaves with the file; the double of a text box does not count twice", () => {
  const W = 'xmlns:w="w" xmlns:mc="mc"';
  const xml = `<w:document ${W}><w:p><w:del><w:r><w:delText>old price 900</w:delText></w:r></w:del></w:p>
    <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Choice>
    <mc:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:document>`;
  expect(
    pagesOf(makeZip({ "word/document.xml": xml }))
      .join()
      .match(/old price 900|boxed/g),
  ).toEqual(["old price 900", "boxed"]);
});

test("a page break that Word placed and one that was put in its stead are one break", () => {
  const xml = `<w:document xmlns:w="w"><w:p><w:r><w:t>one</w:t><w:br w:type="page"/></w:r></w:p>
    <w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p></w:document>`;
  expect(pagesOf(makeZip({ "word/document.xml": xml })).map((page) => page.trim())).toEqual(["one", "two"]);
});

test("a workbook is read sheet by sheet, under the sheet's name", () => {
  const reply = read(makeXlsx({ Prices: ["Pump", 4200, "内部资料"], Notes: ["Call &amp; ask"] }));
  expect(reply).toEqual({
    kind: "read",
    text: { pages: ["Prices\nPump\t4200\t内部资料", "Notes\nCall & ask"], unit: "sheet" },
  });
});

test("slides are read in their order, notes after each", () => {
  const slide = (text: string) => `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  const bytes = makeZip({
    "ppt/presentation.xml": "<p/>",
    "ppt/slides/slide1.xml": slide("first"),
    "ppt/slides/slide2.xml": slide("second"),
    "ppt/notesSlides/notesSlide1.xml": slide("say this"),
  });
  expect(pagesOf(bytes).map((page) => page.split("\n").filter(Boolean))).toEqual([["first", "say this"], ["second"]]);
});

test("an OpenDocument text is read; a locked one is said to be locked", () => {
  const content = '<office:d xmlns:office="o" xmlns:text="t"><text:p>Hello<text:line-break/>there</text:p></office:d>';
  const plain = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": content };
  expect(pagesOf(makeZip(plain))).toEqual(["Hello\nthere\n"]);
  const manifest = "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>";
  expect(read(makeZip({ ...plain, "META-INF/manifest.xml": manifest }))).toEqual({
    kind: "unread",
    reason: "encrypted",
  });
});

test("an archive that swells is given up long before it fills the machine", () => {
  const bytes = makeBomb(300);
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(read(bytes)).toEqual({ kind: "unread", reason: "swells" });
});

test("one long string named by many cells is cut, and the rest said to be unread", () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(50_000);
  const bytes = makeZip({
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></R>',
    "xl/sharedStrings.xml": `<sst><si><t>${"x".repeat(10_000)}</t></si></sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`,
  });
  const reply = read(bytes);
  expect(reply).toMatchObject({ kind: "read", text: { unread: "too-large" } });
});

test("entities of a document type are not replaced, so that they can't grow", () => {
  const lol = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const xml = `${lol}<w:document xmlns:w="w"><w:p><w:t>&b;</w:t></w:p></w:document>`;
  expect(pagesOf(makeZip({ "word/document.xml": xml })).join()).not.toContain("aaaa");
});

test.each([
  ["broken XML", makeZip({ "word/document.xml": "<w:document><w:p>" }), "damaged"],
  ["a cut archive", makeDocx("text").slice(0, 60), "damaged"],
  ["an archive of other files", makeZip({ "a.txt": "hello" }), "unsupported"],
])("%s is said to be unread", (_name, bytes, reason) => {
  expect(read(bytes)).toEqual({ kind: "unread", reason });
});

test("an archive whose part opens only with a password", () => {
  const bytes = makeDocx("secret");
  // The flag that says so, in the directory's only entry.
  const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
  expect(read(bytes)).toEqual({ kind: "unread", reason: "encrypted" });
});

test("office files of old and locked ones are told apart", () => {
  const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const old = new Uint8Array([...head, ...new Uint8Array(600)]);
  const locked = new Uint8Array([...head, ...Buffer.from("EncryptedPackage", "utf16le"), 0, 0]);
  expect(answer({ kind: "ole", bytes: old })).toEqual({ kind: "unread", reason: "unsupported" });
  expect(answer({ kind: "ole", bytes: locked })).toEqual({ kind: "unread", reason: "encrypted" });
});

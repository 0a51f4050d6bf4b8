import { deflateRawSync, deflateSync } from "node:zlib";
import { strToU8, type Zippable, zipSync } from "fflate";

/** Small files made by hand, so that tests carry no document of anybody's. */

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** One page of a PDF: lines of text in Helvetica, or a JPEG that fills an A4 page. */
export type PdfPage = { lines: readonly string[] } | { jpeg: Uint8Array; width: number; height: number };

/** Writes a PDF. `locked` gives it the dictionary of a file that opens only with a password. */
export function makePdf(pages: readonly PdfPage[], { locked = false } = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.isBuffer(body) ? body : latin1(body));
  const stream = (head: string, data: Uint8Array) =>
    Buffer.concat([latin1(`<< ${head} /Length ${data.length} >>\nstream\n`), data, latin1("\nendstream")]);
  const kids = pages.map((_, at) => `${4 + at * 3} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pages.forEach((page, at) => {
    const number = 4 + at * 3;
    const resources = "jpeg" in page ? `/XObject << /Im ${number + 2} 0 R >>` : "/Font << /F 3 0 R >>";
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R /Resources << ${resources} >> >>`,
    );
    if ("jpeg" in page) {
      add(stream("", latin1("q 595 0 0 842 0 0 cm /Im Do Q")));
      const { jpeg, width, height } = page;
      const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`;
      add(stream(`${picture} /BitsPerComponent 8 /Filter /DCTDecode`, jpeg));
    } else {
      const shown = page.lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join("\n");
      add(stream("/Filter /FlateDecode", deflateSync(latin1(`BT /F 11 Tf 14 TL 60 780 Td\n${shown}\nET`))));
      add("null");
    }
  });
  const hex = "00".repeat(32);
  if (locked) add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${hex}> /U <${hex}> >>`);

  const parts: Buffer[] = [latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const write = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((body, at) => {
    offsets.push(length);
    write(Buffer.concat([latin1(`${at + 1} 0 obj\n`), body, latin1("\nendobj\n")]));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const lock = locked ? `/Encrypt ${objects.length} 0 R /ID [<${"ab".repeat(16)}> <${"ab".repeat(16)}>]` : "";
  const start = length;
  write(latin1(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  write(latin1(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

/** Packs parts into an archive, as office programs do. */
export function makeZip(parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === "string" ? strToU8(part) : part;
  return zipSync(files);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word file; `\f` in the text puts a page break. */
export function makeDocx(text: string, extras: Record<string, string> = {}): Uint8Array {
  const body = text
    .split("\f")
    .map((page) => page.split("\n").map(paragraph).join(""))
    .join('<w:p><w:r><w:br w:type="page"/></w:r></w:p>');
  const parts = Object.fromEntries(
    Object.entries(extras).map(([name, words]) => [`word/${name}.xml`, `<w:part ${W}>${paragraph(words)}</w:part>`]),
  );
  return makeZip({ "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...parts });
}

/** A workbook of one row of cells a sheet: strings are shared, numbers stored. */
export function makeXlsx(sheets: Record<string, readonly (string | number)[]>): Uint8Array {
  const strings: string[] = [];
  const cell = (value: string | number) => {
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    return `<c t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {};
  names.forEach((name, at) => {
    const cells = (sheets[name] ?? []).map(cell).join("");
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`;
  });
  const sheet = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("");
  const links = names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join("");
  return makeZip({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${sheet}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    ...parts,
  });
}

/**
 * A Word file whose text unpacks to `megabytes`, and whose directory says that it is tiny. Written by hand: no packer
 * would lie for us.
 */
export function makeBomb(megabytes: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 9 });
  const name = latin1("word/document.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(100, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]));
}

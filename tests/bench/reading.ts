// Times the reading of files in Chromium and prints what the extension weighs: part of `npm run bench`. Exits 1 when a target is missed.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { findChromium } from "../../src/tools/browsers.mjs";
import { makeDocx, makePdf, type PdfPage } from "../support/made-files.ts";
import { askReader, openReader, scan } from "../support/reader-page.ts";
import { BUILD, launchWithExtension } from "../support/watched-chromium.ts";

const PRODUCTION = join(BUILD, "../chrome-mv3");
const RUNS = 5;

const line = (page: number, row: number) =>
  `Point ${page}.${row}: the pressure at test port ${row} was read twice and stands in the table of the report.`;
const textPage = (page: number): PdfPage => ({ lines: Array.from({ length: 50 }, (_, row) => line(page, row)) });

/** A first run, which loads reader and models, and the median of a few more, which the targets are for. ms */
async function median(page: Page, name: string, bytes: Uint8Array): Promise<{ first: number; later: number }> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const { ms, unread } = await askReader(page, name, bytes);
    if (unread) throw new Error(`${name} was not read: ${unread}`);
    times.push(ms);
  }
  const [first = 0, ...later] = times;
  return { first, later: later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0 };
}

async function timeReading(): Promise<number> {
  const { context, worker, close } = await launchWithExtension();
  try {
    const page = await openReader(context, (path) => new URL(path, worker.url()).href);
    const english = Array.from({ length: 24 }, (_, row) => `${line(1, row)}`);
    const chinese = Array.from(
      { length: 10 },
      (_, row) => `第 ${row + 1} 项：测试口的压力已读取两次，数值见报告中的表格。`,
    );
    const scanned = await scan(context, [...english.slice(0, 14), ...chinese]);
    const rows: [string, string, Uint8Array, number?][] = [
      ["PDF, 10 pages of text", "ten.pdf", makePdf(Array.from({ length: 10 }, (_, at) => textPage(at))), 1500],
      ["PDF, 100 pages of text", "hundred.pdf", makePdf(Array.from({ length: 100 }, (_, at) => textPage(at)))],
      ["PDF, one scanned page, English and Chinese", "scan.pdf", makePdf([scanned]), 6000],
      ["Word, 10 pages", "ten.docx", makeDocx(Array.from({ length: 10 }, () => english.join("\n")).join("\f"))],
    ];
    console.log(`\nReading of files in Chromium, first and median of ${RUNS} more`);
    let missed = 0;
    for (const [title, name, bytes, targetMs] of rows) {
      const { first, later } = await median(page, name, bytes);
      const holds = targetMs === undefined || later <= targetMs;
      if (!holds) missed++;
      const target = targetMs === undefined ? "" : `  target ≤ ${targetMs} ms: ${holds ? "holds" : "MISSED"}`;
      console.log(
        `  ${title.padEnd(46)} ${first.toFixed(0).padStart(6)} ms ${later.toFixed(0).padStart(6)} ms${target}`,
      );
    }
    return missed;
  } finally {
    await close();
  }
}

function weighPackage(): void {
  const files = readdirSync(PRODUCTION, { recursive: true, encoding: "utf8" }).map((file) => join(PRODUCTION, file));
  let [bytes, packed, reading] = [0, 0, 0];
  for (const file of files.filter((name) => statSync(name).isFile())) {
    const content = readFileSync(file);
    const small = Math.min(content.length, deflateRawSync(content).length);
    bytes += content.length;
    packed += small;
    if (file.startsWith(join(PRODUCTION, "reading"))) reading += small;
  }
  const mb = (size: number) => `${(size / 1_000_000).toFixed(1)} MB`;
  console.log(`\nThe extension: ${mb(bytes)}, packed ${mb(packed)}, of that for reading files ${mb(reading)}`);
}

if (!existsSync(PRODUCTION) || !existsSync(BUILD)) throw new Error("no builds: `npm run bench` makes them");
weighPackage();
let missed = 0;
if (findChromium()) missed += await timeReading();
else {
  console.log("\nChromium is not installed: the reading of files was not timed.");
  missed += 1;
}
process.exitCode = missed === 0 ? 0 : 1;

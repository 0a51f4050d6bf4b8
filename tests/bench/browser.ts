// Times the gate's decision in a real page and prints what the bundles weigh: part of `npm run bench`. Exits 1 when a target is missed.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { findChromium } from "../../src/tools/browsers.mjs";
import { BUILD, launchWithExtension, serveStandin, setStored, untilWatched } from "../support/watched-chromium.ts";

const GMAIL = "https://mail.google.com";
const LETTER_CHARACTERS = 10_000;
const PRESSES = 60;
const TARGET_MS = 30;
const SENTINEL_BYTES = 12_000;
const PRODUCTION = join(BUILD, "../chrome-mv3");

/** A letter without a finding that holds it, in lines, about as long as asked. */
function cleanLetter(length: number): string[] {
  const lines: string[] = [];
  for (let n = 1; lines.join("\n").length < length; n++) {
    lines.push(`Point ${n}: the pressure at test port ${n} was read twice and stands in the table of the report.`);
  }
  return lines;
}

/**
 * Presses Send with untrusted events that the page itself never acts on, and takes the time each first event of a
 * press needs to come through: that is reading the letter anew, comparing it and deciding. Milliseconds, sorted.
 */
async function decisions(page: Page): Promise<{ sorted: number[]; held: boolean }> {
  return page.evaluate((presses) => {
    const send = document.querySelector<HTMLElement>(".dC > .aoO");
    if (!send) throw new Error("no Send");
    const times: number[] = [];
    let held = false;
    for (let press = 0; press < presses; press++) {
      const event = new PointerEvent("pointerdown", { bubbles: true, cancelable: true, composed: true });
      const start = performance.now();
      send.dispatchEvent(event);
      times.push(performance.now() - start);
      held ||= event.defaultPrevented;
    }
    return { sorted: times.sort((a, b) => a - b), held };
  }, PRESSES);
}

async function timeDecisions(): Promise<number> {
  const { context, worker, close } = await launchWithExtension();
  try {
    await setStored(worker, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
    const page = await context.newPage();
    await serveStandin(page, GMAIL, "gmail-window.html");
    await page.goto(`${GMAIL}/mail/u/0/?view=cm&fs=1&tf=cm`);
    await untilWatched(page);
    const lines = cleanLetter(LETTER_CHARACTERS);
    await page.evaluate((text) => {
      const body = document.querySelector("[g_editable=true]");
      if (!body) throw new Error("no body");
      for (const line of ["Dear Dana,", "Thank you for your message.", ...text, "Best regards,", "Bo Chen"]) {
        const block = document.createElement("div");
        block.textContent = line;
        body.append(block);
      }
      body.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, lines);
    // The first decision may have to wait for the rules.
    await page.waitForFunction(() => {
      const panel = document.querySelector("countersign-panel")?.shadowRoot?.querySelector(".badge, .panel-head");
      return panel && panel.getAttribute("data-kind") !== "checking";
    });
    const first = await decisions(page);
    const { sorted, held } = await decisions(page);
    if (held || first.held) throw new Error("the letter is not clean: its Send was held");
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    const p95 = at(0.95);
    const characters = lines.join("\n").length;
    console.log(`\nGate, a clean letter of ${characters} characters in Chromium, ${PRESSES} presses`);
    console.log(
      `  decision: median ${at(0.5).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms  ${verdict(p95 <= TARGET_MS, `${TARGET_MS} ms`)}`,
    );
    return p95 <= TARGET_MS ? 0 : 1;
  } finally {
    await close();
  }
}

function weighBundles(): number {
  console.log("\nBundles of the production build, minified (gzip)");
  const files = readdirSync(PRODUCTION, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  let missed = 0;
  for (const file of files.sort()) {
    const bytes = statSync(join(PRODUCTION, file)).size;
    const packed = gzipSync(readFileSync(join(PRODUCTION, file))).length;
    const kB = (size: number) => `${(size / 1000).toFixed(1)} kB`;
    const isSentinel = file === "sentinel.js";
    if (isSentinel && bytes > SENTINEL_BYTES) missed += 1;
    const target = isSentinel ? `  ${verdict(bytes <= SENTINEL_BYTES, kB(SENTINEL_BYTES))}` : "";
    console.log(`  ${file.padEnd(36)} ${kB(bytes).padStart(10)}  (${kB(packed)})${target}`);
  }
  return missed;
}

const verdict = (holds: boolean, target: string) => `target ≤ ${target}: ${holds ? "holds" : "MISSED"}`;

if (!existsSync(PRODUCTION) || !existsSync(BUILD)) throw new Error("no builds: `npm run bench` makes them");
let missed = weighBundles();
if (findChromium()) missed += await timeDecisions();
else {
  console.log("\nChromium is not installed: the gate's decision was not timed.");
  missed += 1;
}
process.exitCode = missed === 0 ? 0 : 1;

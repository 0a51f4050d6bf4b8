/**
 * Walks a faulty letter through a real webmail in each browser and mode, and writes test-output/webmail.json.
 *
 *   npm run test:webmail [-- chromium|firefox …]
 *
 * Exit code 0 only when something was walked and every walk passes; 2 for a browser that is not known.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { composeInChromium, type InputMethod, takeBrowserKeys } from "../story/browser-keys.ts";
import { launchPlain, launchWithExtension } from "../watched-chromium.ts";
import { launchFirefox, resizePage } from "../watched-firefox.ts";
import type { DrivenPage } from "./driven-page.ts";
import { typeInWebmail, walkWebmail } from "./scenario.ts";
import { missingPackages, startWebmail, type Webmail, type WebmailMode } from "./server.ts";
import { type BrowserName, chooseBrowsers, holds, type Line, passes, type WalkResult } from "./verdict.ts";

const OUTPUT = join(import.meta.dirname, "../../../test-output");
const REPORT = join(OUTPUT, "webmail.json");

/** A page of a browser with the extension or without; the browser ends with `use`. */
async function withPage<T>(browser: BrowserName, extended: boolean, use: (page: DrivenPage) => Promise<T>): Promise<T> {
  if (browser === "firefox") {
    const firefox = await launchFirefox({ extended });
    try {
      const { input } = await takeBrowserKeys(firefox);
      const page = await firefox.newPage();
      const resize = (width: number) => resizePage(page, width, 800);
      return await use(Object.assign(page, { resize, compose: composeBy(input) }) as DrivenPage);
    } finally {
      await firefox.close();
    }
  }
  const chromium = extended ? await launchWithExtension() : await launchPlain();
  try {
    const page = await chromium.context.newPage();
    const resize = (width: number) => page.setViewportSize({ width, height: 800 });
    return await use(Object.assign(page, { resize, compose: composeBy(await composeInChromium(page)) }) as DrivenPage);
  } finally {
    await chromium.close();
  }
}

/** Real composition events in whatever has the focus. */
const composeBy =
  (input: InputMethod): DrivenPage["compose"] =>
  async (stages, whileOpen) => {
    for (const text of stages) await input.compose(text);
    await whileOpen();
    await input.commit(stages.at(-1) ?? "");
  };

async function walk(browser: BrowserName, webmail: Webmail, mode: WebmailMode): Promise<WalkResult> {
  const plain = await withPage(browser, false, (page) => typeInWebmail(page, webmail, mode));
  return withPage(browser, true, (page) => walkWebmail(page, webmail, mode, plain));
}

async function walkAll(browsers: readonly BrowserName[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const mode of ["html", "plain"] as const) {
    const webmail = await startWebmail(mode);
    try {
      for (const browser of browsers) {
        const line = await walk(browser, webmail, mode).then(
          (result): Line => ({ browser, ...result }),
          (error: unknown): Line => ({ browser, mode, error: error instanceof Error ? error.message : String(error) }),
        );
        lines.push(line);
        process.stdout.write(`${passes(line) ? "ok    " : "FAILED"} ${JSON.stringify(line)}\n`);
      }
    } finally {
      await webmail.stop();
    }
  }
  return lines;
}

/** @returns the exit code */
async function run(names: readonly string[]): Promise<number> {
  let browsers: BrowserName[];
  try {
    browsers = chooseBrowsers(names);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  // What an earlier run found is not found again by one that ends too soon.
  rmSync(REPORT, { force: true });
  const missing = missingPackages();
  if (missing.length > 0) {
    process.stderr.write(
      `The webmail needs Debian packages: apt-get install --no-install-recommends ${missing.join(" ")}\n`,
    );
    return 1;
  }
  const lines = await walkAll(browsers);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify({ lines }, null, 2)}\n`);
  return holds(lines) ? 0 : 1;
}

process.exitCode = await run(process.argv.slice(2));

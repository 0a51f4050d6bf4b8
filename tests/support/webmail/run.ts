import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchPlain, launchWithExtension } from "../watched-chromium.ts";
import { launchFirefox } from "../watched-firefox.ts";
import { type DrivenPage, typeInWebmail, type WalkResult, walkWebmail } from "./scenario.ts";
import { missingPackages, startWebmail, type Webmail, type WebmailMode } from "./server.ts";

const OUTPUT = join(import.meta.dirname, "../../../test-output");
const BROWSERS = ["chromium", "firefox"] as const;
type BrowserName = (typeof BROWSERS)[number];
type Line = { browser: BrowserName; mode: WebmailMode } & (WalkResult | { error: string });

/** A page of a browser with the extension or without; the browser ends with `use`. */
async function withPage<T>(browser: BrowserName, extended: boolean, use: (page: DrivenPage) => Promise<T>): Promise<T> {
  if (browser === "firefox") {
    const firefox = await launchFirefox({ extended });
    try {
      const page = await firefox.newPage();
      const resize = (width: number) => page.setViewport({ width, height: 800 });
      return await use(Object.assign(page, { resize }) as DrivenPage);
    } finally {
      await firefox.close();
    }
  }
  const chromium = extended ? await launchWithExtension() : await launchPlain();
  try {
    const page = await chromium.context.newPage();
    const resize = (width: number) => page.setViewportSize({ width, height: 800 });
    return await use(Object.assign(page, { resize }) as DrivenPage);
  } finally {
    await chromium.close();
  }
}

async function walk(browser: BrowserName, webmail: Webmail, mode: WebmailMode): Promise<WalkResult> {
  const plain = await withPage(browser, false, (page) => typeInWebmail(page, webmail, mode));
  return withPage(browser, true, (page) => walkWebmail(page, webmail, mode, plain));
}

const passes = (line: Line): boolean =>
  "held" in line &&
  line.held === 2 &&
  line.arrivedWhileHeld === 0 &&
  line.untouched &&
  line.covered === 0 &&
  line.arrived === 1 &&
  line.equal;

async function run(browsers: readonly BrowserName[]): Promise<boolean> {
  const missing = missingPackages();
  if (missing.length > 0) {
    process.stderr.write(
      `The webmail needs Debian packages: apt-get install --no-install-recommends ${missing.join(" ")}`,
    );
    return false;
  }
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
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, "webmail.json"), `${JSON.stringify({ lines }, null, 2)}\n`);
  return lines.every(passes);
}

const chosen = BROWSERS.filter((name) => process.argv.length < 3 || process.argv.includes(name));
process.exitCode = (await run(chosen)) ? 0 : 1;

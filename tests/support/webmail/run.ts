import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchWithExtension } from "../watched-chromium.ts";
import { launchFirefox } from "../watched-firefox.ts";
import { type DrivenPage, type WalkResult, walkWebmail } from "./scenario.ts";
import { missingPackages, startWebmail, type WebmailMode } from "./server.ts";

const OUTPUT = join(import.meta.dirname, "../../../test-output");
const BROWSERS = ["chromium", "firefox"] as const;
type BrowserName = (typeof BROWSERS)[number];
type Line = { browser: BrowserName; mode: WebmailMode } & (WalkResult | { error: string });

async function withPage(browser: BrowserName, use: (page: DrivenPage) => Promise<WalkResult>): Promise<WalkResult> {
  if (browser === "firefox") {
    const firefox = await launchFirefox();
    try {
      return await use((await firefox.newPage()) as DrivenPage);
    } finally {
      await firefox.close();
    }
  }
  const extension = await launchWithExtension();
  try {
    return await use((await extension.context.newPage()) as DrivenPage);
  } finally {
    await extension.close();
  }
}

const passes = (line: Line): boolean =>
  "held" in line && line.held === 2 && line.arrivedWhileHeld === 0 && line.arrived === 1 && line.equal;

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
        const line = await withPage(browser, (page) => walkWebmail(page, webmail, mode)).then(
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

import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { launch } from "puppeteer-core";
import { findFirefox } from "../../../src/tools/browsers.mjs";
import { packFolder } from "../../../src/tools/pack-folder.ts";
import { fillTemplate, serveFiles, whyNotManaged, wrapBrowser } from "../../support/managed-browsers.ts";

const ADDON = "countersign@extension.example";
const HOST = "2c0b5c1e-4a53-4e0f-9d0e-6c6d1c7f7a10";
const HUB = "https://hub.northgate.example";

test("the template for Firefox installs the package, and it knows its hub, its keys and its lock", async () => {
  const reason = whyNotManaged();
  test.skip(reason !== undefined, reason);
  const folder = mkdtempSync(join(tmpdir(), "countersign-managed-"));
  const xpi = Buffer.from(packFolder(resolve(".output/firefox-mv3")));
  const shop = await serveFiles({ "countersign.xpi": { type: "application/x-xpinstall", body: xpi } });
  const content = fillTemplate("firefox.json", {
    "https://extensions.example.com/countersign/countersign.xpi": `${shop.origin}/countersign.xpi`,
    "https://hub.example.com": HUB,
  });
  const program = findFirefox() ?? "";
  const executablePath = wrapBrowser(folder, program, {
    folder: join(dirname(realpathSync(program)), "distribution"),
    file: "policies.json",
    content,
  });
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [ADDON]: HOST }),
      // A company's package is signed by Mozilla; this one comes straight from the build.
      "xpinstall.signatures.required": false,
    },
  });
  try {
    await expect
      .poll(
        async () => {
          const page = await browser.newPage();
          await page.goto(`moz-extension://${HOST}/popup.html`, { waitUntil: [] }).catch(() => null);
          const heading = await page.waitForSelector("h1", { timeout: 3000 }).catch(() => null);
          const managed = heading && (await page.evaluate(readManaged));
          await page.close();
          return managed;
        },
        { timeout: 120_000 },
      )
      .toEqual(settingsOf(content));
  } finally {
    await browser.close();
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const readManaged = () =>
  (
    globalThis as unknown as { browser: { storage: { managed: { get(): Promise<unknown> } } } }
  ).browser.storage.managed.get();

function settingsOf(content: unknown): unknown {
  const { policies } = content as { policies: { "3rdparty": { Extensions: Record<string, unknown> } } };
  return policies["3rdparty"].Extensions[ADDON];
}

import { expect, test } from "@playwright/test";
import { launchWithExtension, type WithExtension } from "../../support/watched-chromium.ts";

/** What Edge calls itself, as a page sees it. */
const EDGE =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0";

let extension: WithExtension;
test.beforeAll(async () => {
  extension = await launchWithExtension();
});
test.afterAll(() => extension.close());

for (const [browser, userAgent] of [
  ["Edge", EDGE],
  ["Chromium", undefined],
] as const) {
  test(`that Outlook for work can't be watched in Edge is said while setting up, in Edge alone: ${browser}`, async () => {
    const { context, worker } = extension;
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (userAgent) await session.send("Emulation.setUserAgentOverride", { userAgent });
    const note = page.getByText(/Edge lets no extension work on .*cloud\.microsoft/);

    await page.goto(new URL("/options.html#sites", worker.url()).href);
    await expect(page.getByText("Letters are checked on these sites and on no others.")).toBeVisible();
    await expect(note).toHaveCount(userAgent ? 1 : 0);

    await page.goto(new URL("/guide.html", worker.url()).href);
    for (const _step of [1, 2]) await page.locator("footer .button").press("Enter");
    await expect(page.getByRole("region", { name: "Countersign, letter check" })).toBeVisible();
    await page
      .getByRole("button", { name: /^Use: / })
      .first()
      .click();
    await expect(page.getByText("Gmail is checked already.")).toBeVisible();
    await expect(note).toHaveCount(userAgent ? 1 : 0);
    await page.close();
  });
}

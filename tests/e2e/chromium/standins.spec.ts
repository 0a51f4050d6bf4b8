import { join } from "node:path";
import { decoysOf, readStandinIndex } from "../../probe/standin-index.ts";
import { ORG } from "../../probe/standin-letter.ts";
import { pressesOf, toPress } from "../../probe/standin-presses.ts";
import { waysInSubject } from "../../probe/standin-ways.ts";
import { walkDecoy, walkNeverHold, walkPath } from "../../probe/standins.ts";
import { expect, test } from "../../support/gmail.ts";
import { driveChromium } from "../../support/story/driver.ts";
import { walkClean } from "../../support/story/held.ts";
import { writeLetter } from "../../support/story/letter.ts";
import { readStandins } from "../../support/story/pages.ts";
import { serveHtml, setStored } from "../../support/watched-chromium.ts";

const folder = join(import.meta.dirname, "../../pages/standins");
/** What a letter that was held, twice, and then released once must look like. */
const AS_IT_SHOULD = {
  held: true,
  sentWhileHeld: 0,
  sentAfterRelease: 1,
  savesUntouched: true,
  keysKept: true,
  note: undefined,
};

const CLEAN = "The report follows on Friday. ";

test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

// Gmail's ways are walked letter by letter in paths.spec.ts.
for (const page of readStandins().filter(({ id }) => !id.startsWith("gmail"))) {
  test.describe(page.id, () => {
    for (const surface of page.surfaces) {
      for (const press of [...pressesOf(page, surface), ...waysInSubject(page, surface).map(toPress)]) {
        test(`${surface.id}: ${press.name}`, async ({ extension }) => {
          const result = await walkPath(folder, page, surface, [], press, extension);
          expect({ note: undefined, ...result }).toMatchObject(AS_IT_SHOULD);
        });
      }
      test(`${surface.id}: Send: a clean one goes untouched`, async ({ page: tab }) => {
        await serveHtml(tab, page.html, `${new URL(page.url).origin}/**`);
        await tab.goto(page.url);
        await walkClean(await writeLetter(driveChromium(tab), surface, CLEAN), CLEAN.trim());
      });
      for (const control of surface.never_hold.filter(({ effect }) => effect)) {
        test(`${surface.id}: never held: ${control.what}`, async ({ extension }) => {
          const result = await walkNeverHold(folder, page, surface, [], control, extension);
          expect({ note: undefined, ...result }).toMatchObject({ held: false, sentAfterRelease: 0, note: undefined });
        });
      }
    }
  });
}

for (const page of readStandinIndex(folder)) {
  for (const [surface, decoy] of decoysOf(page)) {
    test(`${page.id}: decoy: ${decoy.what}`, async ({ extension }) => {
      const result = await walkDecoy(folder, page, surface, decoy, extension);
      expect({ note: undefined, ...result }).toMatchObject({ held: false, sentAfterRelease: 0, note: undefined });
    });
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VARIANTS } from "../../pages/variants/index.ts";
import { writeVariants } from "../../pages/variants/variant.ts";
import { readStandinIndex } from "../../probe/standin-index.ts";
import { ORG } from "../../probe/standin-letter.ts";
import { pressesOf } from "../../probe/standin-presses.ts";
import { walkNeverHold, walkPath } from "../../probe/standins.ts";
import { expect, test } from "../../support/gmail.ts";
import { setStored } from "../../support/watched-chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-variants-"));
writeVariants(folder, VARIANTS);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

const AS_IT_SHOULD = { held: true, sentWhileHeld: 0, sentAfterRelease: 1, savesUntouched: true, keysKept: true };
/** Every way by every event is walked on the stand-ins themselves: here one of each kind. */
const isOwnKind = (name: string) => /: click$|^Control\+Enter|menu$|^schedule$/.test(name);

for (const page of readStandinIndex(folder)) {
  test.describe(page.id, () => {
    for (const surface of page.surfaces) {
      for (const press of pressesOf(page, surface).filter(({ name }) => isOwnKind(name))) {
        test(`${surface.id}: ${press.name}`, async ({ extension }) => {
          const result = await walkPath(folder, page, surface, [], press, extension);
          expect({ note: undefined, ...result }).toMatchObject({ ...AS_IT_SHOULD, note: undefined });
        });
      }
      for (const control of surface.never_hold.filter(({ effect }) => effect)) {
        test(`${surface.id}: never held: ${control.what}`, async ({ extension }) => {
          const result = await walkNeverHold(folder, page, surface, [], control, extension);
          expect({ note: undefined, ...result }).toMatchObject({ held: false, sentAfterRelease: 0, note: undefined });
        });
      }
    }
  });
}

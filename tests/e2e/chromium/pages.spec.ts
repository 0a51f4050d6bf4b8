import { existsSync } from "node:fs";
import { join } from "node:path";
import { expectAsDescribed } from "../../contracts/pages.ts";
import { probePage, readPagesIndex } from "../../probe/pages.ts";
import { test } from "../../support/gmail.ts";

/** Real pages of other projects: read where they are, never copied. */
const folder = process.env.COUNTERSIGN_PAGES ?? join(import.meta.dirname, "../../../../shared/pages");

if (existsSync(join(folder, "index.json"))) {
  for (const fixture of readPagesIndex(folder)) {
    test(`${fixture.file} as described`, async ({ extension }) => {
      expectAsDescribed(fixture, await probePage(folder, fixture, extension));
    });
  }
} else {
  test("real pages as described", () => {
    test.skip(true, `no pages at ${folder}; COUNTERSIGN_PAGES names another folder`);
  });
}

import { expect } from "@playwright/test";
import { ASKED, type PageFixture, type ProbedPage } from "../probe/pages.ts";

const pathsOf = (parts: readonly { path?: string }[]): string[] => parts.flatMap(({ path }) => path ?? []).sort();

/**
 * What must hold of every described page: as many letters as it holds and none on a page without, every part where the
 * description says, and no control among the Sends that must always work. Reply boxes that are not open yet and letters
 * that are a matter of view may be found or not.
 */
export function expectAsDescribed(fixture: PageFixture, probed: ProbedPage): void {
  const certain = fixture.ground_truth.filter(({ ambiguous }) => !ambiguous);
  const open = certain.filter(({ state }) => state !== "dormant");
  const spare = fixture.ground_truth.length - open.length;
  expect(probed.surfaces.length, "letters").toBeGreaterThanOrEqual(open.length);
  expect(probed.surfaces.length, "letters").toBeLessThanOrEqual(open.length + spare);
  for (const letter of open) {
    const [key] = pathsOf(letter.body.length > 0 ? letter.body : letter.send);
    const found = probed.surfaces.find(({ body, send }) => [...body, ...send].includes(key ?? ""));
    expect(found, `${letter.id} is found`).toBeDefined();
    for (const part of ASKED) {
      expect([...(found?.[part] ?? [])].sort(), `${letter.id}: ${part}`).toEqual(pathsOf(letter[part]));
    }
    const never = [letter.discard, letter.draft, letter.preview, letter.close, letter.schedule].flatMap(pathsOf);
    expect(
      found?.send.filter((path) => never.includes(path)),
      `${letter.id}: never held`,
    ).toEqual([]);
  }
}

import type { Page } from "@playwright/test";
import type { WithExtension } from "../support/watched-chromium.ts";
import { decoysOf, type StandinDecoy, type StandinPage, type StandinSurface, type Step } from "./standin-index.ts";
import { bodyOf, FAULTY, openLetter } from "./standin-letter.ts";
import { type Press, pressesOf } from "./standin-presses.ts";

const APPROVED = "I will take care of this for you.";

/** What came of one way to send one letter of one page. */
export type PathResult = {
  page: string;
  surface: string;
  path: string;
  /** The gate opened, twice, and nothing had left by then. */
  held: boolean;
  /** Letters that left: one, after the release, and none before. */
  sentWhileHeld: number;
  sentAfterRelease: number;
  /** Nothing of ours stood in what the page saved, and nothing changed there while the gate was open. */
  savesUntouched: boolean;
  /** No key typed in our interface reached the page. */
  keysKept: boolean;
  ok: boolean;
  note?: string;
};

/** Of a walk that has not begun. */
const toResult = ({ id }: StandinPage, surface: StandinSurface, path: string): PathResult => ({
  page: id,
  surface: surface.id,
  path,
  held: false,
  sentWhileHeld: 0,
  sentAfterRelease: 0,
  savesUntouched: true,
  keysKept: true,
  ok: false,
});

/** Walks every way to send every letter of a page that stands at load or that a step opens. */
export async function walkStandin(
  folder: string,
  page: StandinPage,
  extension: WithExtension,
  only?: string,
): Promise<PathResult[]> {
  const results: PathResult[] = [];
  const opened = page.open_others.flatMap(({ steps, surface, quick_reply }) =>
    [surface, quick_reply].flatMap((one) => (one ? [{ surface: one, steps }] : [])),
  );
  for (const { surface, steps } of [
    ...page.surfaces.map((one) => ({ surface: one, steps: [] as Step[] })),
    ...opened,
  ]) {
    for (const press of pressesOf(page, surface)) {
      if (only && !`${page.id} ${surface.id} ${press.name}`.includes(only)) continue;
      results.push(await walkPath(folder, page, surface, steps, press, extension));
    }
    for (const control of surface.never_hold) {
      if (only && !`${page.id} ${surface.id} ${control.what}`.includes(only)) continue;
      if (control.effect) results.push(await walkNeverHold(folder, page, surface, steps, control, extension));
    }
  }
  for (const [surface, decoy] of decoysOf(page)) {
    if (only && !`${page.id} ${surface.id} ${decoy.what}`.includes(only)) continue;
    results.push(await walkDecoy(folder, page, surface, decoy, extension));
  }
  return results;
}

const records = (page: Page, list: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (name) => structuredClone((window as unknown as Record<string, Record<string, unknown>[]>)[name] ?? []),
    list,
  );

const left = async (page: Page): Promise<number> =>
  (await records(page, "__sent")).length + (await records(page, "__scheduled")).length;

const gateIn = (page: Page) => page.locator("countersign-gate [role=alertdialog]");

const toNote = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .split("\n")
    .slice(0, 3)
    .join(" ");

export async function walkPath(
  folder: string,
  page: StandinPage,
  surface: StandinSurface,
  steps: readonly Step[],
  press: Press,
  extension: WithExtension,
): Promise<PathResult> {
  const result: PathResult = { ...toResult(page, surface, press.name), savesUntouched: false, keysKept: false };
  const before = extension.context.pages();
  try {
    const open = await openLetter(folder, page, surface, steps, extension, FAULTY, true);
    const { top, view } = open;
    const gate = gateIn(view);
    const written = await bodyOf(open).evaluate(contentOf);
    await press.act(open);
    await gate.waitFor();
    const seen = (await records(top, "__keysSeen")).length;
    for (const key of ["Tab", "c", "Escape"]) await view.keyboard.press(key);
    await gate.waitFor({ state: "detached" });
    result.keysKept = (await records(top, "__keysSeen")).length === seen;
    const kept = await bodyOf(open).evaluate(contentOf);
    const saves = await records(top, "__saves");
    result.savesUntouched = kept === written && !JSON.stringify(saves).toLowerCase().includes("countersign");
    result.sentWhileHeld = await left(top);

    await press.act(open);
    await gate.waitFor();
    result.sentWhileHeld = await left(top);
    result.held = result.sentWhileHeld === 0;

    await gate.getByRole("button", { name: APPROVED }).first().click();
    await gate.getByRole("button", { name: /^Send/ }).first().click();
    const gone = (name: string) => ((window as unknown as Record<string, unknown[]>)[name]?.length ?? 0) > 0;
    await top.waitForFunction((name) => {
      type Seen = Record<string, unknown[]> & { __refused?: { why?: string }[] };
      const seen = window as unknown as Seen;
      return (seen[name]?.length ?? 0) > 0 || seen.__refused?.some(({ why }) => why?.includes("asking"));
    }, press.list);
    // Some pages ask a question of their own before they send; a person answers it.
    if ((await records(top, press.list)).length === 0) await view.locator("[name=ok]").last().click();
    await top.waitForFunction(gone, press.list);
    // A second one would come with the rest of the gesture, or with our own confirmation that the letter left.
    await top.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 600)));
    result.sentAfterRelease = await left(top);
    const [first] = await records(top, press.list);
    if (!String(first?.bodyText).includes(APPROVED))
      result.note = "the letter that left does not hold the approved wording";
    result.ok =
      result.held && result.sentAfterRelease === 1 && result.keysKept && result.savesUntouched && !result.note;
  } catch (error) {
    result.note = toNote(error);
  } finally {
    for (const one of extension.context.pages()) if (!before.includes(one)) await one.close().catch(() => {});
  }
  return result;
}

/** The HTML or text an editor holds. */
const contentOf = (el: Element): string => ("value" in el ? String(el.value) : el.innerHTML);

/** A control that must work whatever the verdict: pressed beside a faulty letter, it does what it does. */
export async function walkNeverHold(
  folder: string,
  page: StandinPage,
  surface: StandinSurface,
  steps: readonly Step[],
  control: StandinSurface["never_hold"][number],
  extension: WithExtension,
): Promise<PathResult> {
  const list = control.effect?.list ?? "__acted";
  const result: PathResult = toResult(page, surface, `never held: ${control.what}`);
  const before = extension.context.pages();
  try {
    const open = await openLetter(folder, page, surface, steps, extension, FAULTY, true);
    const count = (await records(open.top, list)).length;
    await open.scope.locator(control.css).first().click();
    await open.top.waitForFunction(
      ([name, n]) => ((window as unknown as Record<string, unknown[]>)[name]?.length ?? 0) > n,
      [list, count] as const,
    );
    result.sentAfterRelease = await left(open.top);
    result.held = !open.view.isClosed() && (await gateIn(open.view).isVisible());
    result.ok = !result.held && result.sentAfterRelease === 0;
  } catch (error) {
    result.note = toNote(error);
  } finally {
    for (const one of extension.context.pages()) if (!before.includes(one)) await one.close().catch(() => {});
  }
  return result;
}

type Told = Window & { __decoyHeard?: boolean };

/**
 * A control that looks like Send and is none, pressed beside a faulty letter: the press comes to it, no dialog opens and
 * nothing leaves.
 */
export async function walkDecoy(
  folder: string,
  page: StandinPage,
  surface: StandinSurface,
  decoy: StandinDecoy,
  extension: WithExtension,
): Promise<PathResult> {
  const result: PathResult = { ...toResult(page, surface, `decoy: ${decoy.what}`), held: true };
  const before = extension.context.pages();
  try {
    const open = await openLetter(folder, page, surface, [], extension, FAULTY, true);
    const control = open.top.locator(decoy.css).first();
    // A press that is held comes no further than the window.
    await control.evaluate((el) =>
      el.addEventListener("click", () => ((window as Told).__decoyHeard = true), { capture: true, once: true }),
    );
    // Where there is no room beside the letter, the panel may lie over what surrounds it; a person folds it then.
    const fold = open.view.locator("countersign-panel").getByRole("button", { name: "Fold", exact: true });
    if (decoy.press !== "script" && (await fold.isVisible())) await fold.click();
    await (decoy.press === "script" ? control.evaluate((el: HTMLElement) => el.click()) : control.click());
    const heard = await open.top.evaluate(() => (window as Told).__decoyHeard === true);
    result.held = !heard || (await gateIn(open.view).count()) > 0;
    result.sentAfterRelease = await left(open.top);
    result.ok = !result.held && result.sentAfterRelease === 0;
  } catch (error) {
    result.note = toNote(error);
  } finally {
    for (const one of extension.context.pages()) if (!before.includes(one)) await one.close().catch(() => {});
  }
  return result;
}

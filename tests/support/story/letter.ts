import { expect } from "@playwright/test";
import type { StandinSurface, Step } from "../../probe/standin-index.ts";
import { NUMBER, PERSON } from "../../probe/standin-letter.ts";
import { type Act, pressByScript } from "../../probe/standin-ways.ts";
import type { Driver } from "./driver.ts";
import { contentOf, on, ownButton, type Place, pointOf, takeKeyboard, textOf } from "./in-page.ts";

/** A stand-in's letter in either browser: `view` is the window it stands in, `top` where the page keeps its records. */
export type OpenLetter = { top: Driver; view: Driver; surface: StandinSurface };

const place = ({ surface }: OpenLetter, css: string): Place => ({ frames: surface.frames, css });
export const bodyOf = ({ surface }: OpenLetter): Place => ({ frames: surface.body_frames, css: surface.body.css });

export const readBody = (letter: OpenLetter) => letter.view.evaluate<string>(on(bodyOf(letter), textOf));
export const readHtml = (letter: OpenLetter) => letter.view.evaluate<string>(on(bodyOf(letter), contentOf));

/** What the page recorded. */
export const recorded = <T = Record<string, unknown>>({ top }: Pick<OpenLetter, "top">, list: string): Promise<T[]> =>
  top.evaluate(`structuredClone(window[${JSON.stringify(list)}] ?? [])`);

/** Letters that left, now or later. */
export async function leftBy(letter: OpenLetter): Promise<number> {
  return (await recorded(letter, "__sent")).length + (await recorded(letter, "__scheduled")).length;
}

/** Presses where an element is, once it stands still and nothing lies over it. @param element an expression */
export async function clickOn(driver: Driver, element: string): Promise<void> {
  let [x, y] = [Number.NaN, Number.NaN];
  await expect
    .poll(async () => {
      const now = await driver.evaluate<[number, number] | null>(`((el) => el ? (${pointOf})(el) : null)(${element})`);
      const isStill = now !== null && now[0] === x && now[1] === y;
      [x, y] = now ?? [Number.NaN, Number.NaN];
      return isStill;
    }, `a place to press ${element}`)
    .toBe(true);
  await driver.click(x, y);
}
const clickAt = (driver: Driver, at: Place) =>
  clickOn(
    driver,
    on(at, (el) => el),
  );

async function run(driver: Driver, frames: readonly string[], steps: readonly Step[]): Promise<void> {
  for (const { click, press, if_visible } of steps) {
    const at = click && { frames, css: click };
    const isSkipped = at && if_visible && !(await driver.evaluate(on(at, (el) => el.checkVisibility())));
    if (at && !isSkipped) await clickAt(driver, at);
    if (press) await driver.press(press);
  }
}

/** Brings a letter of a stand-in to the point where it could be sent: addressed, and with these words in it. */
export async function writeLetter(top: Driver, surface: StandinSurface, text: string): Promise<OpenLetter> {
  const view = surface.window === "popup" ? await top.popup(() => run(top, [], surface.open_window)) : top;
  const letter: OpenLetter = { top, view, surface };
  await run(view, surface.frames, surface.restore);
  await expect
    .poll(() => view.evaluate(`Boolean(document.querySelector("countersign-panel"))`), "the panel")
    .toBe(true);
  const { to } = surface;
  if (to?.entry && to.addresses.length === 0) {
    await run(view, surface.frames, to.open);
    await clickAt(view, place(letter, to.entry.css));
    await view.type(`${to.number ? NUMBER : PERSON},`);
  }
  await clickAt(view, bodyOf(letter));
  await view.press("Control+Home");
  await view.type(text);
  await expect.poll(() => readBody(letter)).toContain(text.trim());
  return letter;
}

/** Sends the letter, or tries to, in one way. */
export async function press(letter: OpenLetter, act: Act): Promise<void> {
  const { view, surface } = letter;
  switch (act.kind) {
    case "click":
      await run(view, surface.frames, act.before);
      return clickAt(view, place(letter, act.css));
    case "key":
      await view.evaluate(on(place(letter, act.css), takeKeyboard));
      return view.press(act.key);
    case "key-in-body":
      await view.evaluate(on(bodyOf(letter), takeKeyboard));
      return view.press(act.key);
    case "script-click":
      return view.evaluate(on(place(letter, act.css), (el) => el.click()));
    case "script-mouse":
      return view.evaluate(on(place(letter, act.css), pressByScript));
    case "schedule": {
      const final = { frames: act.isAround ? [] : surface.frames, css: act.final };
      // A tick in the letter stays ticked; a dialog may still be open from the press before.
      const isThere = await view.evaluate(on(final, (el) => el.checkVisibility()));
      if (!isThere || (act.open.length > 0 && !scheduled.has(view))) await run(view, surface.frames, act.open);
      scheduled.add(view);
      return clickAt(view, final);
    }
  }
}
const scheduled = new WeakSet<Driver>();

const isAsked = ({ view }: Pick<OpenLetter, "view">) =>
  view.evaluate<boolean>(
    `document.activeElement?.localName === "countersign-gate" &&
      Boolean(document.activeElement.shadowRoot?.querySelector("dialog[open]"))`,
  );
/** Waits until our dialog is open and has the keyboard. */
export const untilAsked = (letter: Pick<OpenLetter, "view">) =>
  expect.poll(() => isAsked(letter), "the dialog, with the keyboard in it").toBe(true);

/** Waits until nothing of the dialog is left; a window that closed holds none. */
export const untilNotAsked = ({ view }: OpenLetter) =>
  expect.poll(() => view.evaluate(`document.querySelectorAll("countersign-gate").length`).catch(() => 0)).toBe(0);

export const pressOwn = ({ view }: Pick<OpenLetter, "view">, name: string) => clickOn(view, ownButton(name));

/** All that the panel says, what nobody sees included. */
export const panelWords = ({ view }: Pick<OpenLetter, "view">) =>
  view.evaluate<string>(`document.querySelector("countersign-panel")?.shadowRoot?.textContent ?? ""`);

/** Waits until the page has let the letter go: it is cleared, replaced or closed. */
export const untilGone = (letter: OpenLetter, words: string) =>
  expect
    .poll(() =>
      letter.view
        .evaluate<string | null>(on(bodyOf(letter), textOf))
        .then((text) => text?.includes(words) ?? false)
        .catch(() => false),
    )
    .toBe(false);

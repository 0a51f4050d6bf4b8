import { expect } from "@playwright/test";
import type { StandinDecoy } from "../../probe/standin-index.ts";
import type { Way } from "../../probe/standin-ways.ts";
import { panelButton } from "./in-page.ts";
import {
  clickOn,
  leftBy,
  type OpenLetter,
  press,
  pressOwn,
  readHtml,
  recorded,
  untilAsked,
  untilGone,
  untilNotAsked,
} from "./letter.ts";

export const APPROVED = "I will take care of this for you.";

/**
 * A faulty letter that one way would send: held, left as it is when the writer goes back, held again, mended in the
 * dialog, and sent exactly once. No key typed in the dialog reaches the page.
 */
export async function walkWay(letter: OpenLetter, { act, list }: Way): Promise<void> {
  const written = await readHtml(letter);
  await press(letter, act);
  await untilAsked(letter);
  const seen = (await recorded(letter, "__keysSeen")).length;
  for (const key of ["Shift+Tab", "c", "Escape"]) await letter.view.press(key);
  await untilNotAsked(letter);
  expect((await recorded(letter, "__keysSeen")).slice(seen)).toEqual([]);
  expect(await readHtml(letter)).toBe(written);
  expect(JSON.stringify(await recorded(letter, "__saves"))).not.toMatch(/countersign/i);
  expect(await leftBy(letter)).toBe(0);

  await press(letter, act);
  await untilAsked(letter);
  expect(await leftBy(letter)).toBe(0);
  await mendAndSend(letter);
  await answerPage(letter, list);
  await expect.poll(() => recorded(letter, list)).toHaveLength(1);
  const [gone] = await recorded<{ bodyText: string }>(letter, list);
  expect(gone?.bodyText).toContain(APPROVED);
  await untilGone(letter, APPROVED);
  await untilNotAsked(letter);
  expect(await leftBy(letter)).toBe(1);
}

/** Presses the letter's own Send, and waits for our dialog. */
export async function pressSend(letter: OpenLetter): Promise<void> {
  const [send] = letter.surface.send;
  if (!send) throw new Error("the letter has no Send");
  await press(letter, { kind: "click", css: send.css, before: [] });
  await untilAsked(letter);
}

/** Takes the approved wording in the dialog and lets the letter go from there. */
export async function mendAndSend(letter: Pick<OpenLetter, "view">): Promise<void> {
  await pressOwn(letter, APPROVED);
  await pressOwn(letter, "Send");
}

/** Some pages ask a question of their own before they send; a person answers it. */
async function answerPage(letter: OpenLetter, list: Way["list"]): Promise<void> {
  const isAsking = async () =>
    (await recorded<{ why?: string }>(letter, "__refused")).some(({ why }) => why?.includes("asking"));
  await expect.poll(async () => (await recorded(letter, list)).length > 0 || (await isAsking())).toBe(true);
  if ((await recorded(letter, list)).length === 0) {
    const answer = `[...document.querySelectorAll("[name=ok]")].at(-1)`;
    await clickOn(letter.view, answer);
  }
}

/** A letter with nothing to say about it goes at the first press, by the writer's own click. */
export async function walkClean(letter: OpenLetter, words: string): Promise<void> {
  const [send] = letter.surface.send;
  if (!send) throw new Error("the letter has no Send");
  await press(letter, { kind: "click", css: send.css, before: [] });
  await answerPage(letter, "__sent");
  await untilGone(letter, words);
  expect(await recorded(letter, "__sent")).toMatchObject([{ trusted: true }]);
  await untilNotAsked(letter);
}

/** Beside a faulty letter, a control that does not send it does what it does. */
export async function walkNeverHeld(letter: OpenLetter, css: string, list: string): Promise<void> {
  const before = (await recorded(letter, list)).length;
  await press(letter, { kind: "click", css, before: [] });
  await expect.poll(async () => (await recorded(letter, list)).length).toBe(before + 1);
  expect(await leftBy(letter)).toBe(0);
  await untilNotAsked(letter);
}

/** What looks like Send and is none hears a press beside a faulty letter; no dialog opens and nothing leaves. */
export async function walkDecoy(letter: OpenLetter, { css, press: by }: StandinDecoy): Promise<void> {
  const { top, view } = letter;
  const decoy = `document.querySelector(${JSON.stringify(css)})`;
  // A press that is held comes no further than the window.
  await top.evaluate(
    `${decoy}.addEventListener("click", () => { window.__decoyHeard = true; }, { capture: true, once: true })`,
  );
  if (by === "script") await top.evaluate(`${decoy}.click()`);
  else {
    // Where there is no room beside the letter, the panel may lie over what surrounds it; a person folds it then.
    const fold = panelButton("Fold");
    if (await view.evaluate(`Boolean(${fold}?.checkVisibility())`)) await clickOn(view, fold);
    await clickOn(top, decoy);
  }
  await expect.poll(() => top.evaluate(`window.__decoyHeard`)).toBe(true);
  await untilNotAsked(letter);
  expect(await leftBy(letter)).toBe(0);
}

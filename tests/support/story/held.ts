import { expect } from "@playwright/test";
import type { Way } from "../../probe/standin-ways.ts";
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

const APPROVED = "I will take care of this for you.";

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
  await pressOwn(letter, APPROVED);
  await pressOwn(letter, "Send");
  await answerPage(letter, list);
  await expect.poll(() => recorded(letter, list)).toHaveLength(1);
  const [gone] = await recorded<{ bodyText: string }>(letter, list);
  expect(gone?.bodyText).toContain(APPROVED);
  await untilGone(letter, APPROVED);
  await untilNotAsked(letter);
  expect(await leftBy(letter)).toBe(1);
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

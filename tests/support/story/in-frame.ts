import { expect } from "@playwright/test";
import {
  type OpenLetter,
  panelWords,
  press,
  pressOwn,
  readBody,
  recorded,
  untilAsked,
  untilNotAsked,
} from "./letter.ts";

const APPROVED = "I will take care of this for you.";

/** Every key that a writer may try in the dialog, some of them shortcuts of mail pages. */
const KEYS = ["Shift+Tab", "c", "7", "Tab", "ArrowDown", "Control+b", "x", "Escape"];

/** What the page recorded of keys; what our own insertion makes of input is none. */
const keysSeen = async (letter: OpenLetter) =>
  (await recorded<{ type: string }>(letter, "__keysSeen")).filter(({ type }) => type.startsWith("key"));

/** What of our dialog has the keyboard: the words of a button, or the name of another element. */
const focused = ({ view }: OpenLetter) =>
  view.evaluate<string>(
    `((el) => el?.localName === "button" ? el.textContent.trim() : String(el?.localName))(
      document.querySelector("countersign-gate")?.shadowRoot?.activeElement)`,
  );

/** Goes to a button of the dialog by Tab alone, in one direction: past its ends Firefox leads to its own controls. */
async function tabTo(letter: OpenLetter, name: string, key: "Tab" | "Shift+Tab"): Promise<void> {
  for (let steps = 0; steps < 30; steps++) {
    if ((await focused(letter)).startsWith(name)) return;
    await letter.view.press(key);
  }
  throw new Error(`${key} leads to no button "${name}"`);
}

/** No key of what is done reaches the page or the letter. */
async function unseen(letter: OpenLetter, act: () => Promise<void>): Promise<void> {
  const seen = (await keysSeen(letter)).length;
  await act();
  expect((await keysSeen(letter)).slice(seen)).toEqual([]);
}

/** A held letter in a frame: the keyboard goes to the dialog, around the frame, and comes back to where it was. */
export async function walkKeysInDialog(letter: OpenLetter): Promise<void> {
  const [send] = letter.surface.send;
  if (!send) throw new Error("the letter has no Send");
  const written = await readBody(letter);
  await press(letter, { kind: "click", css: send.css, before: [] });
  await untilAsked(letter);
  await unseen(letter, async () => {
    for (const key of KEYS) await letter.view.press(key);
    await untilNotAsked(letter);
  });
  expect(await readBody(letter)).toBe(written);
  await letter.view.type("Still here. ");
  await expect.poll(() => readBody(letter)).toContain("Still here.");
}

/** Held by the keyboard, mended by the keyboard and sent by the keyboard, all from inside the dialog. */
export async function walkByKeyboard(letter: OpenLetter): Promise<void> {
  await press(letter, { kind: "key-in-body", key: "Control+Enter" });
  await untilAsked(letter);
  await unseen(letter, async () => {
    await tabTo(letter, APPROVED, "Shift+Tab");
    await letter.view.press("Enter");
    await expect.poll(() => readBody(letter)).toContain(APPROVED);
    await untilAsked(letter);
    await tabTo(letter, "Send", "Tab");
    await letter.view.press("Enter");
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
  });
  const [sent] = await recorded<{ bodyText: string }>(letter, "__sent");
  expect(sent?.bodyText).toContain(APPROVED);
}

/** A page whose script takes the keyboard back to the letter, as an autosave may: nothing is written there all the same. */
export async function walkStolenKeyboard(letter: OpenLetter): Promise<void> {
  await press(letter, { kind: "key-in-body", key: "Control+Enter" });
  await untilAsked(letter);
  const written = await readBody(letter);
  const path = JSON.stringify(letter.surface.body_frames);
  await letter.view.evaluate(
    `((doc) => { doc.defaultView.focus(); doc.body.focus(); })(
      ${path}.reduce((doc, css) => doc.querySelector(css).contentDocument, document))`,
  );
  await letter.view.type("lost");
  await pressOwn(letter, "Back to letter");
  await untilNotAsked(letter);
  expect(await readBody(letter)).toBe(written);
}

/** Alt+Shift+C leads from the letter to the panel in the page around it; what is typed there reaches no frame. */
export async function walkToPanel(letter: OpenLetter): Promise<void> {
  const written = await readBody(letter);
  await letter.view.press("Alt+Shift+c");
  await expect.poll(() => letter.view.evaluate(`document.activeElement?.localName === "countersign-panel"`)).toBe(true);
  // Folded it has one stop, and Tab leads on to the page.
  await expect.poll(() => panelWords(letter)).toContain(APPROVED);
  await unseen(letter, async () => {
    for (const key of ["Tab", "x", "Shift+Tab"]) await letter.view.press(key);
  });
  expect(await readBody(letter)).toBe(written);
}

import { expect, test } from "@playwright/test";
import { FAULTY } from "../../probe/standin-letter.ts";
import type { Driver } from "./driver.ts";
import { mendAndSend, pressSend } from "./held.ts";
import { on } from "./in-page.ts";
import {
  bodyOf,
  clickOn,
  leftBy,
  type OpenLetter,
  panelWords,
  press,
  pressOwn,
  readBody,
  recorded,
  untilAsked,
  untilNotAsked,
  writeLetter,
} from "./letter.ts";
import { standinOf } from "./pages.ts";

type Page = { html: string; url: string };
type Open = (page: Page) => Promise<Driver>;

const CLEAN = "The report follows on Friday. ";

/** A letter of a stand-in with words in it. */
async function letterOf(open: Open, id: string, text = FAULTY, nth = 0): Promise<OpenLetter> {
  const { page, surface } = standinOf(id, nth);
  return writeLetter(await open(page), surface, text);
}

/** The expression that puts words into a letter by script, and says so as an editor does. */
const putIn = (letter: OpenLetter, words: string) =>
  `((body) => { body.firstElementChild.append(${JSON.stringify(words)});
    body.dispatchEvent(new InputEvent("input", { bubbles: true })); })(${on(bodyOf(letter), (body) => body)})`;

const noneLeft = async (letter: OpenLetter) => {
  expect(await leftBy(letter)).toBe(0);
  expect(await recorded(letter, "__discarded")).toEqual([]);
};

const LABELS: [what: string, label: string][] = [
  ["direction marks and a bracketed shortcut", "Send \u202a(Ctrl-Enter)\u202c"],
  ["full-width letters and brackets", "Ｓｅｎｄ（Ｃｔｒｌ＋Ｅｎｔｅｒ）"],
  ["a right-to-left mark and an arrow", "\u200fإرسال ▾"],
  ["two characters set apart", "发　送"],
];
const labelled = (label: string): Page => ({
  url: "https://labels.example/",
  html: `<!doctype html><meta charset="utf-8"><title>x</title><div><label>To <input name="to" value="a@b.example"></label>
    <div contenteditable style="min-height:4em" id="text"></div><div role="button" tabindex="0" id="send">${label}</div>
    <div role="button" tabindex="0" id="other">Send feedback</div></div><script>window.__sent = []; window.__other = [];
    send.onclick = () => __sent.push(1); other.onclick = () => __other.push(1);</script>`,
});

/** A form whose own script submits it: by Save draft, or by a control that says nothing of itself. */
const submitting = (control: string, act: string): Page => ({
  url: "https://portal.example/fax",
  html: `<!doctype html><title>Fax</title><form action="/sent" target="out"><label for="to">Fax number</label>
    <input id="to" name="fax_number" value="+442079460018"><label for="text">Message</label><textarea id="text" name="message">${FAULTY}</textarea>
    <input type="hidden" name="action"><button type="button" id="control">${control}</button><button type="submit">Send fax</button></form>
    <iframe name="out"></iframe><script>control.onclick = () => { ${act} document.forms[0].submit(); };</script>`,
});
/** Where the form went; empty until it has. */
const posted = (view: Driver) =>
  view.evaluate<string>(`document.querySelector("[name=out]").contentWindow.location.search`);

/**
 * Mistakes that are easily made in front of Send, the same in either browser.
 * @param open brings a page up
 * @param setOffline takes the browser's line away and gives it back
 */
export function trapStories(open: Open, setOffline: (isOffline: boolean) => Promise<void>): void {
  test("trap 1: of two letters in one page, a press on the clean one sends it while the other would be held", async () => {
    const letter = await letterOf(open, "gmail-multi", FAULTY, 2);
    const send = (id: number) => `document.querySelector(".AD:has(#\\\\:${id}b) .dC > .aoO")`;
    await clickOn(letter.view, send(2));
    await expect.poll(() => recorded(letter, "__sent")).toMatchObject([{ surface: "left-1" }]);
    await untilNotAsked(letter);
    await clickOn(letter.view, send(3));
    await untilAsked(letter);
    expect(await recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });

  test("trap 5: Send pressed in the very moment a word is put in is judged with that word", async () => {
    const letter = await letterOf(open, "outlook-inline", CLEAN);
    // Both in one task: no verdict can have been made of the new text.
    const send = `document.querySelector("[data-testid=ComposeSendButton] [id$=primaryActionButton]")`;
    await letter.view.evaluate(`(${putIn(letter, FAULTY)}, ${send}.click())`);
    await untilAsked(letter);
    await noneLeft(letter);
    await mendAndSend(letter);
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });

  test("trap 6: a letter that changes behind the open dialog is judged anew before it is released", async () => {
    const letter = await letterOf(open, "outlook-inline");
    await pressSend(letter);
    await pressOwn(letter, "I will take care of this for you.");
    await expect.poll(() => isOffered(letter, "Send")).toBe(true);
    await letter.view.evaluate(putIn(letter, FAULTY));
    await expect.poll(() => isOffered(letter, "Send")).toBe(false);
    await noneLeft(letter);
    await letter.top.close();
  });

  test("trap 8: Enter in a one-line field presses Preview, and Preview is never held", async () => {
    const letter = await letterOf(open, "fax-portal");
    await press(letter, { kind: "key", css: "#reference", key: "Enter" });
    await expect.poll(() => recorded(letter, "__acted")).toMatchObject([{ what: "preview" }]);
    await untilNotAsked(letter);
    await noneLeft(letter);
    await letter.top.close();
  });

  test("trap 9: a form that the page's own script submits is held, and goes once from the dialog", async () => {
    const letter = await letterOf(open, "fax-portal");
    await letter.top.evaluate(`HTMLFormElement.prototype.submit.call(document.querySelector("#faxform"))`);
    await untilAsked(letter);
    await noneLeft(letter);
    await mendAndSend(letter);
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });

  test("trap 9: a form that Save draft's own script submits is not sent by it, and is let go", async () => {
    const view = await open(submitting("Save draft", `document.forms[0].action.value = "draft";`));
    await expect.poll(() => view.evaluate(`Boolean(document.querySelector("countersign-panel"))`)).toBe(true);
    await clickOn(view, "control");
    await expect.poll(() => posted(view)).toContain("action=draft");
    expect(await view.evaluate(`document.querySelectorAll("countersign-gate").length`)).toBe(0);
    await view.close();
  });

  test("trap 9: a form that a control without a word of its own has submitted is held", async () => {
    const view = await open(submitting(`<svg width="16" height="16"></svg>`, ""));
    await expect.poll(() => view.evaluate(`Boolean(document.querySelector("countersign-panel"))`)).toBe(true);
    await clickOn(view, "control");
    await untilAsked({ view });
    expect(await posted(view)).toBe("");
    await mendAndSend({ view });
    await expect.poll(() => posted(view)).toContain("message=");
    await view.close();
  });

  test("trap 10: a frame that is written anew while its writer types is watched again", async () => {
    const letter = await letterOf(open, "qq-classic", CLEAN);
    await press(letter, { kind: "click", css: "#aFormat", before: [] });
    await press(letter, { kind: "key-in-body", key: "Control+Home" });
    await letter.view.type(FAULTY);
    await expect.poll(() => panelWords(letter)).toContain("must change");
    await press(letter, { kind: "key-in-body", key: "Control+Enter" });
    await untilAsked(letter);
    await noneLeft(letter);
    await letter.top.close();
  });

  test("trap 12: Escape in our dialog does not discard Outlook's draft", async () => {
    const letter = await letterOf(open, "outlook-inline");
    await pressSend(letter);
    await letter.view.press("Escape");
    await untilNotAsked(letter);
    await noneLeft(letter);
    expect(await readBody(letter)).toContain(FAULTY.trim());
    await letter.top.close();
  });

  test("trap 14: recipients in a row that is folded away are read and named", async () => {
    const letter = await letterOf(open, "gmail-multi", FAULTY, 1);
    const isShown = `document.querySelector(".AD:has(#\\\\:2b) .anm[name=cc]").checkVisibility()`;
    expect(await letter.view.evaluate(isShown)).toBe(false);
    await pressSend(letter);
    const words = `document.querySelector("countersign-gate").shadowRoot.textContent`;
    for (const address of ["bo.chen@fieldworks.example", "dana.lee@northgate-crane.example"])
      expect(await letter.view.evaluate(words)).toContain(address);
    await letter.top.close();
  });

  for (const [what, label] of LABELS) {
    test(`trap 16: a Send whose label carries ${what} is held; its neighbour that only begins alike is not`, async () => {
      const view = await open(labelled(label));
      await expect.poll(() => view.evaluate(`Boolean(document.querySelector("countersign-panel"))`)).toBe(true);
      await clickOn(view, "text");
      await view.type(FAULTY);
      await clickOn(view, "other");
      await expect.poll(() => view.evaluate("__other.length")).toBe(1);
      expect(await view.evaluate(`document.querySelectorAll("countersign-gate").length`)).toBe(0);
      await clickOn(view, "send");
      await untilAsked({ view });
      expect(await view.evaluate("__sent.length")).toBe(0);
      await view.close();
    });
  }

  test("trap 17: above a quoted thread of 200,000 characters the letter is judged", async () => {
    const letter = await letterOf(open, "outlook-inline", CLEAN);
    await letter.view.evaluate(
      on(bodyOf(letter), (body) => {
        const quote = document.createElement("div");
        for (let line = 0; line < 2500; line++) {
          const p = document.createElement("p");
          p.textContent = `Line ${line}: the unit was inspected on site and every bearing was measured twice that day.`;
          quote.append(p);
        }
        body.append(quote);
      }),
    );
    await press(letter, { kind: "key-in-body", key: "Control+Home" });
    await letter.view.type(FAULTY);
    await expect.poll(() => panelWords(letter)).toContain("must change");
    await letter.top.close();
  });

  test("trap 20: offline: the held letter stays, and goes once when the line is back", async () => {
    const letter = await letterOf(open, "outlook-inline");
    await setOffline(true);
    try {
      await pressSend(letter);
      await noneLeft(letter);
      expect(await readBody(letter)).toContain(FAULTY.trim());
    } finally {
      await setOffline(false);
    }
    await mendAndSend(letter);
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });
}

/** Whether the dialog offers a button whose words begin like this. */
const isOffered = ({ view }: OpenLetter, name: string) =>
  view.evaluate<boolean>(
    `[...document.querySelector("countersign-gate")?.shadowRoot?.querySelectorAll("button") ?? []]
      .some((el) => el.textContent.trim().startsWith(${JSON.stringify(name)}) && el.checkVisibility())`,
  );

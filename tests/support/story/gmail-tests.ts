import { expect, test } from "@playwright/test";
import type { InputMethod } from "./browser-keys.ts";
import type { Driver } from "./driver.ts";
import { APPROVED, mendAndSend, pressSend } from "./held.ts";
import { on } from "./in-page.ts";
import {
  bodyOf,
  clickOn,
  type OpenLetter,
  press,
  pressOwn,
  readBody,
  recorded,
  untilAsked,
  untilNotAsked,
  writeLetter,
} from "./letter.ts";
import { standinOf } from "./pages.ts";

/** A page in front, and what composes for whatever has the keyboard in it. */
type Opened = { driver: Driver; input: InputMethod };
type Open = (page: { html: string; url: string }) => Promise<Opened>;

const FAULTY = "Hello Dana, that's not my job. The report follows.";
const CLEAN = "Hello Dana, the report follows on Friday.";
const SEND = { kind: "click", css: ".dC > .aoO", before: [] } as const;

/** Text of every passage that must change, as it is marked now. */
const blocked = ({ view }: OpenLetter) =>
  view.evaluate<string[]>(`[...(CSS.highlights.get("countersign-block") ?? [])].map(String)`);
/** Text of whatever is marked. */
const marked = ({ view }: OpenLetter) =>
  view.evaluate<string[]>(`[...CSS.highlights.values()].flatMap((set) => [...set].map(String))`);

const painted = ({ view }: OpenLetter) =>
  view.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`);

/** What Gmail alone has, and Chinese as it is typed, the same in either browser. @param open brings a page to the front */
export function gmailStories(open: Open): void {
  async function letterOf(id: string, text: string): Promise<OpenLetter & { input: InputMethod }> {
    const { page, surface } = standinOf(id);
    const { driver, input } = await open(page);
    return { ...(await writeLetter(driver, surface, text)), input };
  }

  test("an inline reply: Send and archive is held like Send", async () => {
    const letter = await letterOf("gmail-inline", FAULTY);
    await press(letter, { ...SEND, css: ".Up > .Uo" });
    await untilAsked(letter);
    expect(await recorded(letter, "__sent")).toEqual([]);
    await mendAndSend(letter);
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });

  test("trap 2: Chinese is judged when its composition ends, and the Enter that ends it sends nothing", async () => {
    const letter = await letterOf("gmail-popup", "");
    const { input } = letter;
    for (const text of ["z", "zhe", "这事", "这事不归我管"]) await input.compose(text);
    await painted(letter);
    expect(await marked(letter)).toEqual([]);
    await input.commit("这事不归我管", { byControlEnter: true });
    await expect.poll(() => blocked(letter)).toEqual([expect.stringContaining("不归我管")]);
    await untilNotAsked(letter);
    expect(await recorded(letter, "__sent")).toEqual([]);
    await letter.top.close();
  });

  test("trap 2: a mark that was there leaves before a composition can push it onto other words", async () => {
    const letter = await letterOf("gmail-popup", "这事不归我管");
    const { input, view } = letter;
    await expect.poll(() => blocked(letter)).toEqual([expect.stringContaining("不归我管")]);
    const [before = ""] = await blocked(letter);
    // Between its first and its second character.
    await view.press("Home");
    for (let step = 0; step < "这事".length + 1; step++) await view.press("ArrowRight");
    for (const text of ["z", "zhe"]) {
      await input.compose(text);
      for (const words of await blocked(letter)) expect(words).toBe(before);
    }
    await expect.poll(() => blocked(letter)).toEqual([]);
    await input.commit("真");
    await expect.poll(() => readBody(letter)).toContain("这事不真归我管");
    await letter.top.close();
  });

  test("Undo send: the letter that comes back is judged anew", async () => {
    const letter = await letterOf("gmail-popup", CLEAN);
    await press(letter, SEND);
    await clickOn(letter.view, `document.querySelector(".bAq .ag")`);
    await press(letter, { kind: "key-in-body", key: "Control+Home" });
    await letter.view.type("That's not my job. ");
    await press(letter, SEND);
    await untilAsked(letter);
    const sent = await recorded<{ undone?: number }>(letter, "__sent");
    expect(sent.filter(({ undone }) => !undone)).toEqual([]);
    await letter.top.close();
  });

  test("text that changes between approval and release is judged again, and nothing goes", async () => {
    const letter = await letterOf("gmail-popup", FAULTY);
    await pressSend(letter);
    await pressOwn(letter, APPROVED);
    // The page writes into the letter at the moment our dialog leaves, without a word to anybody.
    await letter.view.evaluate(
      on(bodyOf(letter), (body) => {
        new MutationObserver((_records, observer) => {
          if (document.querySelector("countersign-gate")) return;
          observer.disconnect();
          const line = document.createElement("div");
          line.textContent = "That's not my job.";
          body.append(line);
        }).observe(document.documentElement, { childList: true });
      }),
    );
    await pressOwn(letter, "Send");
    await untilAsked(letter);
    expect(await recorded(letter, "__sent")).toEqual([]);
    await mendAndSend(letter);
    await expect.poll(() => recorded(letter, "__sent")).toHaveLength(1);
    await letter.top.close();
  });

  test("scheduling by keyboard alone is held too", async () => {
    const letter = await letterOf("gmail-popup", FAULTY);
    for (const css of [".dC > [aria-haspopup=true]", "[selector=scheduledSend]", ".Az"]) {
      await expect.poll(() => letter.view.evaluate(`document.querySelector("${css}")?.checkVisibility()`)).toBe(true);
      await letter.view.evaluate(`document.querySelector("${css}").focus()`);
      await letter.view.press("Enter");
    }
    await untilAsked(letter);
    expect(await recorded(letter, "__scheduled")).toEqual([]);
    await letter.top.close();
  });
}

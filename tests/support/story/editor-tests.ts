import { expect, test } from "@playwright/test";
import { EDITORS, type EditorName, editorPage } from "../editor-pages.ts";
import type { Driver } from "./driver.ts";
import { APPROVED, mendAndSend } from "./held.ts";
import { panelButton } from "./in-page.ts";
import { clickOn, untilAsked } from "./letter.ts";

const FAULTY = "Hello Dana, that's not my job. The report follows.";
const MENDED = `Hello Dana, ${APPROVED} The report follows.`;

const model = (view: Driver) => view.evaluate<string>("window.__model().trim()");
const sent = (view: Driver) => view.evaluate<{ model: string }[]>("window.__sent");

/** The window of the editor, which may be that of a frame, as an expression. */
const windowOf = (name: EditorName) =>
  name === "tinymce" ? `document.querySelector("iframe").contentWindow` : "window";
const hostOf = (name: EditorName) => `${windowOf(name)}.document.querySelector("[contenteditable=true]")`;

/** The same stories in either browser. @param open brings a page up */
export function editorStories(open: (page: { html: string; url: string }) => Promise<Driver>): void {
  for (const name of EDITORS) {
    test(`${name}: marked, mended with the editor's own undo and model, held, sent once`, async () => {
      const view = await open({ html: await editorPage(name), url: "https://letters.countersign.example/" });
      await expect
        .poll(() => view.evaluate(`Boolean(window.__model && document.querySelector("countersign-panel"))`))
        .toBe(true);
      await clickOn(view, hostOf(name));
      await view.type(FAULTY);
      await expect.poll(() => model(view)).toBe(FAULTY);
      const marked = `[...${windowOf(name)}.CSS.highlights.values()].flatMap((set) => [...set].map(String))`;
      await expect.poll(() => view.evaluate(marked)).toEqual([expect.stringContaining("not my job")]);

      const show = panelButton("Show the findings");
      if (await view.evaluate(`Boolean(${show}?.checkVisibility())`)) await clickOn(view, show);
      await clickOn(view, panelButton(APPROVED));
      await expect.poll(() => model(view)).toBe(MENDED);
      const shown = `${hostOf(name)}.textContent.replace(/[\\s\\ufeff]+/g, " ").trim()`;
      await expect.poll(() => view.evaluate(shown)).toBe(MENDED);
      await view.evaluate(`(${windowOf(name)}.focus(), ${hostOf(name)}.focus())`);
      await view.press("Control+z");
      await expect.poll(() => model(view)).toBe(FAULTY);

      await clickOn(view, `document.querySelector("#send")`);
      await untilAsked({ view });
      expect(await sent(view)).toEqual([]);
      await mendAndSend({ view });
      await expect.poll(() => sent(view)).toHaveLength(1);
      expect((await sent(view))[0]?.model.trim()).toBe(MENDED);
      await view.close();
    });
  }
}

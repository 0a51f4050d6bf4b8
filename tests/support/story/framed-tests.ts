import { test } from "@playwright/test";
import { FAULTY } from "../../probe/standin-letter.ts";
import type { Driver } from "./driver.ts";
import { walkByKeyboard, walkKeysInDialog, walkStolenKeyboard, walkToPanel } from "./in-frame.ts";
import { type OpenLetter, writeLetter } from "./letter.ts";
import { readStandins, type Standin } from "./pages.ts";

/** Pages whose letter lies in a frame, with its dialog in the page around it. */
const FRAMED = ["qq-classic", "exmail-design-mode"];

const STORIES: [title: string, walk: (letter: OpenLetter) => Promise<void>][] = [
  ["keys typed in the dialog reach no frame of the page, and the next ones the letter again", walkKeysInDialog],
  ["held, mended and sent by keyboard alone", walkByKeyboard],
  ["nothing is written in the letter either when the page takes the keyboard there", walkStolenKeyboard],
  ["Alt+Shift+C leads to the panel, and keys typed there reach no frame of the page", walkToPanel],
];

/** The same stories in either browser. @param open brings a stand-in up */
export function framedStories(open: (page: Standin) => Promise<Driver>): void {
  const letters = readStandins(...FRAMED).flatMap((page) =>
    FRAMED.includes(page.id) ? page.surfaces.map((surface) => ({ page, surface })) : [],
  );
  for (const { page, surface } of letters) {
    for (const [title, walk] of STORIES) {
      test(`${page.id}: ${title}`, async () => {
        const top = await open(page);
        await walk(await writeLetter(top, surface, FAULTY));
        await top.close();
      });
    }
  }
}

import type { Page } from "@playwright/test";
import type { StandinPage, StandinSurface } from "./standin-index.ts";
import { bodyOf, type Opened, run } from "./standin-letter.ts";
import { type Act, pressByScript, type Way, waysOf } from "./standin-ways.ts";

/** One way to send a letter in Chromium, and the list it is recorded in. */
export type Press = Pick<Way, "name" | "list"> & { act(open: Opened): Promise<void> };

/** Every way to send a letter that its description names. */
export const pressesOf = (page: StandinPage, surface: StandinSurface): Press[] => waysOf(page, surface).map(toPress);

export const toPress = ({ name, list, act }: Way): Press => ({ name, list, act: (open) => perform(open, act) });

async function perform(open: Opened, act: Act): Promise<void> {
  const { scope, view } = open;
  const at = (css: string) => scope.locator(css).first();
  switch (act.kind) {
    case "click":
      await run(scope, act.before);
      return at(act.css).click();
    case "key":
      return at(act.css).press(act.key);
    case "key-in-body":
      return bodyOf(open).press(act.key);
    case "script-click":
      return at(act.css).evaluate((el: HTMLElement) => el.click());
    case "script-mouse":
      return at(act.css).evaluate(pressByScript);
    case "schedule": {
      const final = (act.isAround ? view : scope).locator(act.final).first();
      // A tick in the letter stays ticked; a dialog may still be open from the press before.
      if (!(await final.isVisible()) || (act.open.length > 0 && !scheduled.has(view))) await run(scope, act.open);
      scheduled.add(view);
      return final.click();
    }
  }
}
const scheduled = new WeakSet<Page>();

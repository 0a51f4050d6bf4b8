import type { Page } from "@playwright/test";
import type { StandinPage, StandinSurface } from "./standin-index.ts";
import { bodyOf, type Opened, run } from "./standin-letter.ts";

/** One way to send a letter, and the list it is recorded in. */
export type Press = { name: string; list: "__sent" | "__scheduled"; act(open: Opened): Promise<void> };

/** Every way to send a letter that its description names. */
export function pressesOf(page: StandinPage, surface: StandinSurface): Press[] {
  const presses: Press[] = [];
  for (const [nth, send] of surface.send.entries()) {
    const name = surface.send.length > 1 ? `Send ${nth + 1}` : "Send";
    const at = ({ scope }: Opened) => scope.locator(send.css).first();
    if (send.menu) {
      const menu = send.menu;
      presses.push({
        name: `${name} in the menu`,
        list: "__sent",
        async act(open) {
          await run(open.scope, menu);
          await at(open).click();
        },
      });
      continue;
    }
    presses.push({ name: `${name}: click`, list: "__sent", act: (open) => at(open).click() });
    for (const key of send.keys) {
      presses.push({ name: `${name}: ${key}`, list: "__sent", act: (open) => at(open).press(key) });
    }
    if (nth > 0) continue;
    presses.push({
      name: `${name}: another script's click`,
      list: "__sent",
      act: (open) => at(open).evaluate((el: HTMLElement) => el.click()),
    });
    presses.push({ name: `${name}: another script's mouse`, list: "__sent", act: (open) => at(open).evaluate(mouse) });
  }
  for (const key of page.send_keys) {
    presses.push({ name: `${key} in the body`, list: "__sent", act: (open) => bodyOf(open).press(key) });
  }
  const { schedule } = surface;
  if (schedule) {
    presses.push({
      name: "schedule",
      list: "__scheduled",
      async act(open) {
        const final = (schedule.final_frames?.length === 0 ? open.view : open.scope).locator(schedule.final).first();
        // A tick in the letter stays ticked; a dialog may still be open from the press before.
        if (!(await final.isVisible()) || (schedule.open.length > 0 && !scheduled.has(open.view)))
          await run(open.scope, schedule.open);
        scheduled.add(open.view);
        await final.click();
      },
    });
  }
  return presses;
}
const scheduled = new WeakSet<Page>();

/** Another extension's press, as a script makes it. */
function mouse(el: Element): void {
  const { left, top, width, height } = el.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    clientX: left + width / 2,
    clientY: top + height / 2,
    detail: 1,
  };
  el.dispatchEvent(new PointerEvent("pointerdown", at));
  el.dispatchEvent(new MouseEvent("mousedown", at));
  el.dispatchEvent(new PointerEvent("pointerup", at));
  el.dispatchEvent(new MouseEvent("mouseup", at));
  el.dispatchEvent(new MouseEvent("click", at));
}

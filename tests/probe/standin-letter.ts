import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, FrameLocator, Locator, Page } from "@playwright/test";
import { serveHtml, type WithExtension } from "../support/watched-chromium.ts";
import type { StandinPage, StandinSurface, Step } from "./standin-index.ts";

/** Words that a rule of the bundled policy forbids. */
export const FAULTY = "That's not my job. ";
export const PERSON = "dana.lee@northgate-crane.example";
export const NUMBER = "+442079460018";
/** Whose letters these are: the number stands in the company's fax book, so that nobody has to type it twice. */
export const ORG = {
  name: "Fieldworks",
  ownDomains: ["fieldworks.example"],
  faxBook: [{ number: NUMBER, name: "Northgate Crane" }],
};
const WAIT_MS = 15_000;

/** A page with one letter ready: `view` is the window it stands in, `scope` its frame, `top` where the records are. */
export type Opened = { top: Page; view: Page; scope: Page | Frame; surface: StandinSurface };

export async function run(scope: Page | Frame, steps: readonly Step[]): Promise<void> {
  for (const { click, press, if_visible } of steps) {
    if (click) {
      const target = scope.locator(click).first();
      if (if_visible && !(await target.isVisible())) continue;
      await target.click();
    }
    if (press) await ("keyboard" in scope ? scope : scope.page()).keyboard.press(press);
  }
}

export function bodyOf({ scope, surface }: Opened): Locator {
  let at: Page | Frame | FrameLocator = scope;
  for (const frame of surface.body_frames.slice(surface.frames.length)) at = at.frameLocator(frame);
  return at.locator(surface.body.css);
}

/** Opens a page and brings one of its letters to the point where it could be sent. */
export async function openLetter(
  folder: string,
  page: StandinPage,
  surface: StandinSurface,
  steps: readonly Step[],
  { context }: Pick<WithExtension, "context">,
  text: string,
  watched: boolean,
): Promise<Opened> {
  const top = await context.newPage();
  top.setDefaultTimeout(WAIT_MS);
  await serveHtml(top, readFileSync(join(folder, page.file), "utf8"), `${new URL(page.url).origin}/**`);
  await top.goto(page.url);
  let view = top;
  if (surface.window === "popup") {
    const opened = top.waitForEvent("popup");
    await run(top, surface.open_window);
    view = await opened;
    view.setDefaultTimeout(WAIT_MS);
    await view.waitForLoadState();
  }
  await run(top, steps);
  let scope: Page | Frame = view;
  for (const frame of surface.frames) {
    const inner: Frame | null = await (await scope.waitForSelector(frame)).contentFrame();
    if (inner) scope = inner;
  }
  const open: Opened = { top, view, scope, surface };
  await run(scope, surface.restore);
  if (watched) await view.locator("countersign-panel").waitFor({ state: "attached" });
  if (surface.to?.entry && surface.to.addresses.length === 0) {
    await run(scope, surface.to.open);
    await scope.locator(surface.to.entry.css).first().click();
    await view.keyboard.type(`${surface.to.number ? NUMBER : PERSON},`);
  }
  await bodyOf(open).click();
  await view.keyboard.press("Control+Home");
  await view.keyboard.type(text);
  return open;
}

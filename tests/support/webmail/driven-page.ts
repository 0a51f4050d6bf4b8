/** What the walk needs of a page: the same in Playwright and in Puppeteer. */
export type DrivenPage = {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  mouse: { click(x: number, y: number): Promise<void> };
  resize(width: number): Promise<void>;
  keyboard: {
    type(text: string): Promise<void>;
    press(key: "Escape" | "Enter" | " " | "z"): Promise<void>;
    down(key: "Control"): Promise<void>;
    up(key: "Control"): Promise<void>;
  };
  /**
   * Writes by an input method: a composition goes through the stages and is ended with the last one; `whileOpen` runs
   * before it ends.
   */
  compose(stages: readonly string[], whileOpen: () => Promise<void>): Promise<void>;
};

const STEP_MS = 120_000;

/** @throws when it does not become true */
export async function untilTrue(what: string, ask: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  for (;;) {
    // A page that is being left answers nothing for a moment.
    if (await ask().catch(() => false)) return;
    if (Date.now() - started > STEP_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** Clicks with the mouse where an element has come to rest. @param element a JavaScript expression that finds it */
export async function clickOn(page: DrivenPage, element: string): Promise<void> {
  let point: readonly [x: number, y: number] = [0, 0];
  await untilTrue(`a place to click: ${element}`, async () => {
    const found = (await page.evaluate(
      `(() => { const el = ${element}; if (!el) return null; el.scrollIntoView({ block: "nearest" });
        const box = el.getBoundingClientRect(); return box.width ? [box.left + box.width / 2, box.top + Math.min(box.height / 2, 60)] : null; })()`,
    )) as [number, number] | null;
    const [x, y] = point;
    if (found) point = found;
    return found?.[0] === x && found[1] === y;
  });
  await page.mouse.click(...point);
}

export async function pressWithControl(page: DrivenPage, press: () => Promise<void>): Promise<void> {
  await page.keyboard.down("Control");
  await press();
  await page.keyboard.up("Control");
}

import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page here has; who has not arrived by then is shut in or out. */
const MOST_STOPS = 400;

type Files = Parameters<Locator["setInputFiles"]>[0];

/**
 * A person without a mouse: everything is reached from where the focus stands, by Tab and the arrows, and nothing may lose
 * the focus on the way. There is no other way in: a control that Tab does not come to fails the test.
 */
export function keyboardOf(page: Page) {
  // The choice of files is the test's as long as somebody listens; one who begins as the key is pressed may come too late.
  page.on("filechooser", () => {});
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  /** Goes there by Tab, or backwards. An editor that takes Tab for itself is left as the page says: Escape, then Tab. */
  const reach = async (target: Locator, { back = false } = {}) => {
    await expect(target).toBeVisible();
    const stops: string[] = [];
    for (let stop = 0; stop <= MOST_STOPS; stop++) {
      if (await hasFocus(target)) {
        await expect(target).toBeInViewport();
        return;
      }
      const { name, isEditor } = await page.evaluate(() => {
        const { activeElement: at } = document;
        const words = at?.getAttribute("aria-label") ?? at?.textContent?.trim() ?? "";
        return {
          name: `${at?.tagName} ${words.slice(0, 40)}`,
          isEditor: at?.classList.contains("cm-content") ?? false,
        };
      });
      stops.push(name);
      await press(...(isEditor ? ["Escape"] : []), back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`${target} is not reached by Tab; the last stops were: ${stops.slice(-12).join(" → ")}`);
  };

  /** The focus stands somewhere, and is seen there. */
  const keepsFocus = () =>
    expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName), { message: "what has the focus" })
      .not.toBe("BODY");

  /** Goes to a link, button or checkbox and presses it; the focus is somewhere afterwards. */
  const use = async (target: Locator, { key = "Enter", back = false } = {}) => {
    await reach(target, { back });
    await press(key);
    await keepsFocus();
  };

  return {
    press,
    reach,
    use,
    keepsFocus,
    /** Takes the place of what stands in a field. */
    async write(target: Locator, text: string) {
      await reach(target);
      await press("Control+a");
      await page.keyboard.type(text);
    },
    /** Chooses from a list by arrows. */
    async choose(target: Locator, label: string | RegExp) {
      await reach(target);
      const [from, to] = await target.evaluate(
        (element, wanted) => {
          const { options, selectedIndex } = element as HTMLSelectElement;
          return [selectedIndex, [...options].findIndex(({ label: one }) => new RegExp(wanted).test(one))] as const;
        },
        typeof label === "string" ? `^${label}$` : label.source,
      );
      expect(to, `${label} among the choices`).toBeGreaterThanOrEqual(0);
      const keys = Array.from({ length: Math.abs(to - from) }, () => (to > from ? "ArrowDown" : "ArrowUp"));
      await press(...keys);
      await expect(target).toBeFocused();
    },
    /** Picks one of a group of radio buttons: Tab comes to the chosen one, arrows go on from there. */
    async pick(target: Locator) {
      const group = page.locator(`input[type=radio][name="${await target.getAttribute("name")}"]:checked`);
      await reach(group);
      const count = await page.locator(`input[type=radio][name="${await target.getAttribute("name")}"]`).count();
      for (let step = 0; step < count && !(await hasFocus(target)); step++) await press("ArrowDown");
      await expect(target).toBeChecked();
    },
    /** Opens the browser's own choice of files and brings these. */
    async bring(target: Locator, files: Files) {
      await reach(target);
      const choosing = page.waitForEvent("filechooser");
      await press("Enter");
      await (await choosing).setFiles(files);
    },
  };
}

export type Keyboard = ReturnType<typeof keyboardOf>;

/** Counts presses of a mouse or finger in a window, so that a test can show there were none. */
export async function watchForMouse(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener("pointerdown", () => sessionStorage.setItem("pressed", "1"), { capture: true });
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("pressed") ?? 0));
}

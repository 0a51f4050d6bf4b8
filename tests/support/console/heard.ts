import type { Page } from "@playwright/test";

/** Keeps every word of the live regions that stand on the page now. @returns what tells them, in order */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const keep = (records: MutationRecord[]) => {
      for (const { addedNodes } of records) for (const node of addedNodes) heard.push(node.textContent ?? "");
    };
    for (const region of document.querySelectorAll("[role=status]"))
      new MutationObserver(keep).observe(region, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

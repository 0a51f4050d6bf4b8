import axe, { type AxeResults } from "axe-core";
import { describe, expect, test } from "vitest";
import { optionsStates } from "../gallery/options.ts";
import { gateStates, panelStates, popupStates } from "../gallery/states.ts";
import { setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();
const states = [
  ...Object.keys(panelStates).map((state) => ({ part: "panel", state })),
  ...Object.keys(gateStates).map((state) => ({ part: "gate", state })),
  ...Object.keys(popupStates).map((state) => ({ part: "popup", state })),
  { part: "tabs", state: "tabs" },
  ...optionsStates.map((state) => ({ part: "options", state })),
];

describe.each([
  { lang: "en", colorScheme: "light" },
  { lang: "zh-CN", colorScheme: "dark" },
  { lang: "en", colorScheme: "dark" },
  { lang: "zh-CN", colorScheme: "light" },
] as const)("$lang, $colorScheme", ({ lang, colorScheme }) => {
  test("axe finds nothing in any state", { timeout: 300_000 }, async () => {
    const page = await gallery.open({ colorScheme, reducedMotion: "reduce" });
    // In frames as well, where the fields are.
    await page.addInitScript(axe.source);
    const found: string[] = [];
    for (const { part, state } of states) {
      await gallery.show(page, { part, state, lang });
      if (state === "filling" || state === "reason" || state === "reporting") {
        await page.frameLocator("iframe").getByRole("textbox").first().waitFor();
      }
      const { violations, passes } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      expect(passes.length, `${part} ${state}`).toBeGreaterThan(10);
      found.push(...violations.map((violation) => toLine(`${part} ${state}`, violation)));
    }
    expect(found).toEqual([]);
    await page.close();
  });
});

function toLine(where: string, { id, nodes }: AxeResults["violations"][number]): string {
  return `${where}: ${id} ${nodes.map((node) => node.target.join(" ")).join(", ")}`;
}

import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createLargeStoredValue, createStoredValue } from "../../src/platform/store.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const world = vi.hoisted(() => ({ browser: undefined as unknown }));
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return world.browser;
  },
}));

let browser: FakeBrowser;
beforeEach(() => {
  browser = createFakeBrowser();
  world.browser = browser;
});

const schema = z.object({ count: z.number() });

describe("a large value", () => {
  const large = () => createLargeStoredValue("large", schema);

  test("is kept as text and comes back as it was", async () => {
    await large().set({ count: 3 });
    expect(browser.stored.get("large")).toBe('{"count":3}');
    expect(await large().get()).toEqual({ count: 3 });
    expect(await large().raw()).toEqual({ count: 3 });
  });

  test("that was kept as an object before is read as well", async () => {
    browser.stored.set("large", { count: 4 });
    expect(await large().get()).toEqual({ count: 4 });
  });

  test.each(['{"count":', '{"count":"four"}', 7, null])("counts as absent when it is damaged: %j", async (stored) => {
    browser.stored.set("large", stored);
    expect(await large().get()).toBeUndefined();
  });
});

test("any other value is kept as it is, text too", async () => {
  const text = createStoredValue("text", z.string());
  await text.set('{"count":3}');
  expect(browser.stored.get("text")).toBe('{"count":3}');
  expect(await text.get()).toBe('{"count":3}');
});

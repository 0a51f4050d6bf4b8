import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { play, type Step } from "../../src/demo/player.ts";

let folder: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-player-"));
  told = [];
  vi.spyOn(console, "log").mockImplementation((line) => told.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Of a page the player wants pictures alone. */
const page = { screenshot: async ({ path }: { path: string }) => writeFileSync(path, "picture") } as unknown as Page;

function toStep(name: string, act: Step["play"]): Step {
  return { name, words: `the words of ${name}`, play: act };
}

const holding = (name: string) => toStep(name, (check) => check("a number", () => 1, 1));
const failing = (name: string) =>
  toStep(name, async () => {
    throw new Error("the outbox is not empty");
  });

test("a story whose steps hold is told and pictured to its end", async () => {
  expect(await play([holding("first"), holding("second")], page, folder, "en")).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["en-1-first.png", "en-2-second.png"]);
  expect(told.map((line) => line.slice(0, 5))).toEqual(["✓ 1/2", "✓ 2/2"]);
});

test("a step that fails ends the story: it is named with its reason, pictured, and nothing is played after it", async () => {
  const never = vi.fn();
  const steps = [holding("first"), failing("second"), toStep("third", never)];
  expect(await play(steps, page, folder, "en")).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(["en-1-first.png", "en-2-second.png"]);
  expect(told[0]).toMatch(/^✓ 1\/3 {2}the words of first/);
  expect(told[1]).toBe("✗ 2/3  the words of second\n       the outbox is not empty");
  expect(told).toHaveLength(2);
  expect(never).not.toHaveBeenCalled();
});

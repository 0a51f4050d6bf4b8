import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSetUp } from "../../src/compose/set-up.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A background whose answers are given by hand, in any order. */
function start() {
  const asked: { answer(setup: string): void; fail(): void }[] = [];
  const held: string[] = [];
  const load = createSetUp<string>({
    ask: () =>
      new Promise((answer, reject) => void asked.push({ answer, fail: () => reject(new Error("no background")) })),
    onSetup: (setup) => void held.push(setup),
    onNone: () => void held.push("none"),
  });
  return { asked, held, load };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

it("an answer that is overtaken by a newer one counts no more", async () => {
  const { asked, held, load } = start();
  void load();
  void load();
  asked[1]?.answer("new");
  await settle();
  asked[0]?.answer("old");
  await settle();
  expect(held).toEqual(["new"]);
});

it("a background that fails once is asked again, and what held holds until then", async () => {
  const { asked, held, load } = start();
  void load();
  asked[0]?.answer("first");
  await settle();
  void load();
  asked[1]?.fail();
  await settle();
  expect(held).toEqual(["first"]);
  await vi.advanceTimersByTimeAsync(1000);
  asked[2]?.answer("second");
  await settle();
  expect(held).toEqual(["first", "second"]);
});

it("without a first answer nothing can be judged, until one comes", async () => {
  const { asked, held, load } = start();
  void load();
  asked[0]?.fail();
  await settle();
  expect(held).toEqual(["none"]);
  await vi.advanceTimersByTimeAsync(1000);
  asked[1]?.answer("late");
  await settle();
  expect(held).toEqual(["none", "late"]);
});

it("a background that never answers, or is gone for good, leaves nothing that could be judged by", async () => {
  const silent = start();
  void silent.load();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(silent.held).toEqual(["none"]);

  const gone = start();
  void gone.load();
  gone.asked[0]?.answer("first");
  await settle();
  void gone.load();
  for (let at = 1; at <= 4; at++) {
    gone.asked[at]?.fail();
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(gone.held).toEqual(["first", "none"]);
  expect(gone.asked).toHaveLength(5);
});

import { describe, expect, test, vi } from "vitest";
import type { Exit } from "../../src/adapters/adapter.ts";
import { createGate, type GateDeps } from "../../src/gate/gate.ts";

/** The gate by itself: every press on `control` would send a letter that must not go. */
function start() {
  const control = {} as HTMLElement;
  const attempt = { letter: "letter", exit: { control, kind: "send" } as Exit };
  const ask = vi.fn();
  const deps: GateDeps<string> = {
    locate: (path) => (path.includes(control) ? attempt : undefined),
    locateByKey: () => undefined,
    locateByForm: () => undefined,
    locateByScript: () => attempt,
    pressesOther: () => false,
    decide: () => ({ kind: "hold", overrule: "never" }),
    ask,
    notePress() {},
    ownInterface: () => undefined,
    onShortcut: () => false,
    isAsking: () => false,
  };
  const gate = createGate(deps);
  /** @returns true when the page never hears of it */
  const fire = (type: string, facts: object = {}, path: object[] = [control]): boolean => {
    let isStopped = false;
    gate.handle({
      type,
      isTrusted: true,
      cancelable: true,
      composedPath: () => path,
      preventDefault() {},
      stopImmediatePropagation() {
        isStopped = true;
      },
      ...facts,
    } as unknown as Event);
    return isStopped;
  };
  return { ask, fire };
}

describe("a held press", () => {
  test("keeps every event of a pointer's gesture from the page, and asks once", () => {
    const { ask, fire } = start();
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
      expect([type, fire(type, { button: 0 })]).toEqual([type, true]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test("of a finger's gesture too", () => {
    const { fire } = start();
    for (const type of ["pointerdown", "touchstart", "pointerup", "touchend", "click"])
      expect([type, fire(type)]).toEqual([type, true]);
  });

  test("of a key is kept from the page down, repeated and up", () => {
    const { ask, fire } = start();
    for (const [type, repeat] of [
      ["keydown", false],
      ["keydown", true],
      ["keypress", false],
      ["keyup", false],
    ] as const)
      expect([type, fire(type, { key: "Enter", repeat })]).toEqual([type, true]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test("of a key that came up where nobody heard it swallows no other press of that key", () => {
    const { fire } = start();
    const elsewhere = [{}];
    expect(fire("keydown", { key: "Enter", repeat: false })).toBe(true);
    expect(fire("keydown", { key: "Enter", repeat: true }, elsewhere)).toBe(true);
    expect(fire("keydown", { key: "Enter", repeat: false }, elsewhere)).toBe(false);
    expect(fire("keyup", { key: "Enter" }, elsewhere)).toBe(false);
  });

  test("that is let go beside the control is none", () => {
    const { ask, fire } = start();
    expect(fire("pointerdown", { button: 0 })).toBe(true);
    expect(fire("pointerup", { button: 0 }, [{}])).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });
});

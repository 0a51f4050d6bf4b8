import type { StandinPage, StandinSurface, Step } from "./standin-index.ts";

/** One way to send a letter, and the list it is recorded in. */
export type Way = { name: string; list: "__sent" | "__scheduled"; act: Act };

export type Act =
  | { kind: "click"; css: string; before: readonly Step[] }
  | { kind: "key"; css: string; key: string }
  | { kind: "key-in-body"; key: string }
  /** Another extension's press: the element's own method, or mouse events. */
  | { kind: "script-click" | "script-mouse"; css: string }
  /** Steps to a menu or dialog, and its last control, which may stand in the window around the letter's frame. */
  | { kind: "schedule"; open: readonly Step[]; final: string; isAround: boolean };

/** Every way to send a letter that its description names. */
export function waysOf(page: StandinPage, surface: StandinSurface): Way[] {
  const ways: Way[] = [];
  const send = (name: string, act: Act) => ways.push({ name, list: "__sent", act });
  for (const [nth, { css, menu, keys }] of surface.send.entries()) {
    const name = surface.send.length > 1 ? `Send ${nth + 1}` : "Send";
    if (menu) {
      send(`${name} in the menu`, { kind: "click", css, before: menu });
      continue;
    }
    send(`${name}: click`, { kind: "click", css, before: [] });
    for (const key of keys) send(`${name}: ${key}`, { kind: "key", css, key });
    if (nth > 0) continue;
    send(`${name}: another script's click`, { kind: "script-click", css });
    send(`${name}: another script's mouse`, { kind: "script-mouse", css });
  }
  for (const key of page.send_keys) send(`${key} in the body`, { kind: "key-in-body", key });
  const { schedule } = surface;
  if (schedule) {
    const { open, final, final_frames } = schedule;
    ways.push({
      name: "schedule",
      list: "__scheduled",
      act: { kind: "schedule", open, final, isAround: final_frames?.length === 0 },
    });
  }
  return ways;
}

/** The subject, where it can be seen, is one more place for the keys that send from the body. */
export function waysInSubject(page: StandinPage, { subject }: StandinSurface): Way[] {
  if (!subject?.visible) return [];
  const keys = page.send_keys.filter((key) => key === "Control+Enter");
  return keys.map((key) => ({
    name: `${key} in the subject`,
    list: "__sent",
    act: { kind: "key", css: subject.css, key },
  }));
}

/** Another extension's press, as a script makes it. Runs in the page. */
export function pressByScript(el: Element): void {
  const { left, top, width, height } = el.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: el.ownerDocument.defaultView,
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

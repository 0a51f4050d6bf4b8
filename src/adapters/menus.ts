import type { Exit, Surface } from "./adapter.ts";
import { all, isElement, isShown } from "./dom.ts";
import { controlsIn, signOfControl } from "./finder/controls.ts";
import { holds } from "./shadow.ts";

/** Boxes that pages lay over themselves. */
const POPUPS =
  "dialog, [role=dialog], [role=alertdialog], [role=menu], [class*=menu i], [class*=pop i], [class*=dialog i], [class*=dlg i], [class*=modal i], [class*=overlay i], [class*=layer i]";
const EDITORS = "[contenteditable=true], textarea, iframe";

export type Menus = {
  /** Hears every press of the page; `surface` is the letter it was in, if any. */
  note(surface: Surface | undefined, path: readonly EventTarget[]): void;
  /** What sends or schedules this letter in menus and dialogs that its own controls have opened. */
  exits(surface: Surface): Exit[];
};

/**
 * Leads menus and dialogs back to their letter: pages build them late, apart from it, at the end of the page or in the
 * window around its frame.
 * @param isSchedule controls a definition names as the ones that schedule
 * @param scheduleAsks a press on Schedule opens a dialog, whose button is the exit
 */
export function createMenus({
  scheduleAsks,
  isSchedule,
}: {
  scheduleAsks: boolean;
  isSchedule(el: HTMLElement): boolean;
}): Menus {
  let owner: HTMLElement | undefined;
  let stage: "menu" | "time" = "menu";

  const schedules = (el: HTMLElement) => isSchedule(el) || signOfControl(el)?.act === "schedule";

  function note(surface: Surface | undefined, path: readonly EventTarget[]): void {
    const controls = path.filter(isElement).slice(0, 12);
    if (surface) {
      const opens = controls.find(
        (el) => holds(surface.root, el) && (signOfControl(el)?.act === "opener" || schedules(el)),
      );
      if (opens) {
        owner = surface.root;
        stage = schedules(opens) ? "time" : "menu";
      } else if (owner === surface.root && !controls.some((el) => el.matches(POPUPS))) owner = undefined;
      return;
    }
    if (owner && scheduleAsks && controls.some((el) => el.closest(POPUPS) && schedules(el))) stage = "time";
  }

  function exits(surface: Surface): Exit[] {
    if (!owner || (owner !== surface.root && owner.isConnected)) return [];
    const popups = documentsAround(surface.root).flatMap((doc) => all(doc, POPUPS));
    // A menu inside the letter's own box is the letter's own control, and found as such.
    const open = popups.filter(
      (box) => !holds(surface.root, box) && !holds(box, surface.root) && isShown(box) && !box.querySelector(EDITORS),
    );
    const controls = [...new Set(open.flatMap((box) => controlsIn(box)))];
    return controls.flatMap((control): Exit[] => {
      const act = signOfControl(control)?.act;
      if (act === "send") return [{ control, kind: stage === "time" ? "schedule" : "send" }];
      if (act === "never" || act === "attach" || act === "opener") return [];
      // The menu's own entry asks for the time; what answers is the exit.
      if (scheduleAsks && schedules(control) && control.closest("[role=menu]")) return [];
      if (stage === "time") return [{ control, kind: "schedule" }];
      return schedules(control) && !scheduleAsks ? [{ control, kind: "schedule" }] : [];
    });
  }

  return { note, exits };
}

/** The document of an element and those around it that may be read. */
export function documentsAround(element: Element): Document[] {
  const found: Document[] = [element.ownerDocument];
  try {
    for (
      let at = element.ownerDocument.defaultView;
      at && at.parent !== at;
      at = at.parent as Window & typeof globalThis
    )
      found.push(at.parent.document);
  } catch {
    // A page of another origin stands around the frame.
  }
  return found;
}

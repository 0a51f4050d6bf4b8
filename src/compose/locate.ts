import type { ComposeAdapter } from "../adapters/adapter.ts";
import { isElement, labelsOf } from "../adapters/dom.ts";
import { firstIn, holds, parentOf } from "../adapters/shadow.ts";
import type { Attempt, GateDeps } from "../gate/gate.ts";
import type { Letter } from "./letter.ts";

type Ways = Pick<GateDeps<Letter>, "locate" | "locateByKey" | "locateByForm" | "locateByScript" | "pressesOther">;
export type Locator = Ways & { letterOf(node: EventTarget | undefined): Letter | undefined };

export type LocatorDeps = {
  doc: Document;
  letters(): Iterable<Letter>;
  adapter(): ComposeAdapter;
  /** Finds letters that came since. */
  discover(): void;
};

const CONTROL = "button, input, a, [role=button], [role=menuitem], [role=link], [class*=btn i], [class*=button i]";

/** Leads a press, a key or a form back to the letter it would send, and to the control it would send it by. */
export function createLocator({ doc, letters, adapter, discover }: LocatorDeps): Locator {
  function letterOf(node: EventTarget | undefined): Letter | undefined {
    if (!isElement(node)) return undefined;
    let outer: Element | null | undefined = node;
    while (outer && outer.ownerDocument !== doc) outer = outer.ownerDocument.defaultView?.frameElement;
    for (const letter of letters()) if (outer && holds(letter.surface.root, outer)) return letter;
    return undefined;
  }

  function exitIn(path: readonly EventTarget[]): Attempt<Letter> | undefined {
    const inside = letterOf(path[0]);
    for (const letter of inside ? [inside] : letters()) {
      const exit = letter.exits().find(({ control }) => path.includes(control));
      if (exit) return { letter, exit };
    }
    return undefined;
  }

  /** The page has changed under a letter, and nobody has looked since: its dialog would close with it. */
  const isStale = () => [...letters()].some(({ adapter: by, surface }) => !by.isOpen(surface));
  const controlIn = (path: readonly EventTarget[]) => path.find((node) => isElement(node) && node.matches(CONTROL));

  return {
    letterOf,
    locate(path) {
      // Without a control on its way, a press can only act on one that was known before.
      if (controlIn(path) || isStale()) discover();
      return exitIn(path);
    },
    locateByKey(event, path) {
      if (!adapter().sendsByKey(event)) return undefined;
      if (!letterOf(path[0]) || isStale()) discover();
      const letter = letterOf(path[0]);
      const exit = letter?.exits().find(({ kind }) => kind === "send");
      return letter && exit && { letter, exit };
    },
    locateByForm(form, submitter) {
      if (!isElement(form)) return undefined;
      for (const letter of letters()) {
        const { root } = letter.surface;
        if (!holds(root, form) && !holds(form, root)) continue;
        const exits = letter.exits();
        const exit = submitter
          ? exits.find(({ control }) => control === submitter)
          : (exits.find(({ control }) => holds(form, control)) ?? exits[0]);
        if (exit) return { letter, exit };
      }
      return undefined;
    },
    locateByScript(form) {
      if (!isElement(form) || form.tagName !== "FORM") return undefined;
      discover();
      for (const letter of letters()) {
        const { root } = letter.surface;
        const hasExit = letter.exits().some(({ control }) => holds(form, control));
        // A form beside the letter, such as one for a search, sends nothing of it.
        if (
          hasExit ||
          holds(form, root) ||
          (holds(root, form) && firstIn(form, "textarea, iframe, input[type=hidden]"))
        ) {
          return { letter, exit: { control: form, kind: "send" } };
        }
      }
      return undefined;
    },
    pressesOther(path) {
      const letter = letterOf(path[0]);
      const control = controlIn(path);
      if (!letter || !isElement(control)) return false;
      const exits = letter.exits();
      if (exits.some((exit) => path.includes(exit.control))) return false;
      const { adapter: by, surface } = letter;
      if (by.neverHold(surface).some((other) => path.includes(other))) return true;
      // Beside a Send that is known, a control with other words of its own does something else. One without a word, or
      // where no Send is known, may be what sends.
      return exits.length > 0 && labelsOf(control).some((label) => /\p{L}/u.test(label));
    },
  };
}

/** From an element to the page's root, as an event's own path is. */
export function pathOf(element: HTMLElement): EventTarget[] {
  const path: EventTarget[] = [];
  for (let at: HTMLElement | null = element; at; at = parentOf(at)) path.push(at);
  return path;
}

/** The element an event is about, also in an open shadow root; of a text its parent. */
export function targetOf(event: Event): HTMLElement | undefined {
  const [target] = event.composedPath();
  return isElement(target) ? target : ((target as Node | undefined)?.parentElement ?? undefined);
}

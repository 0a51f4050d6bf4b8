import { ROOM_MARK } from "../gate/leftovers.ts";
import { addSheet, type Sheet } from "../platform/sheets.ts";

/**
 * Makes room for the panel inside a letter that fills the page: its text runs in fewer columns and leaves the right
 * side free. A style sheet does it; the editor's own elements and attributes stay as they are.
 */
export type Room = {
  /** In this editor, `px` from its right edge, and in no other; without an editor in none. */
  make(host: HTMLElement | undefined, px?: number): void;
  /** The editor that has room made in it. */
  made(): { host: HTMLElement } | undefined;
};

export function createRoom(): Room {
  let made: { host: HTMLElement; root: Document | ShadowRoot; sheet: Sheet; css: string } | undefined;

  function drop(): void {
    made?.sheet.remove();
    made = undefined;
  }

  return {
    make(host, px = 0) {
      if (!host || px <= 0) return drop();
      const root = host.getRootNode() as Document | ShadowRoot;
      const css = `${pathTo(host)} { ${ROOM_MARK}: 1; padding-right: ${px}px !important; box-sizing: border-box !important; }`;
      if (made?.css === css && made.root === root && made.sheet.isIn()) return;
      drop();
      made = { host, root, sheet: addSheet(root, css), css };
    },
    made: () => made,
  };
}

/** A selector that only this element meets, as the page stands now. */
function pathTo(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    steps.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
  }
  let top = element;
  while (top.parentElement) top = top.parentElement;
  const inDocument = top === element.ownerDocument.documentElement;
  const first = inDocument ? ":root" : `:host > :nth-child(${[...(top.parentNode?.children ?? [])].indexOf(top) + 1})`;
  return [first, ...steps].join(" > ");
}

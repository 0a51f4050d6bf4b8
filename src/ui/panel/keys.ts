import type { PanelAction } from "../view-models/actions.ts";

/** Enter and Space press the focused button by themselves; a card that is reached has the focus on its first wording. */
export function toPanelKey(event: KeyboardEvent): PanelAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") return { kind: "fold" };
  if (event.key === "ArrowDown" || event.key.toLowerCase() === "j") return { kind: "next-finding" };
  if (event.key === "ArrowUp" || event.key.toLowerCase() === "k") return { kind: "previous-finding" };
  return undefined;
}

/** The folded panel knows the way back to the letter only. */
export function toBadgeKey(event: KeyboardEvent): PanelAction | undefined {
  return toPanelKey(event)?.kind === "fold" ? { kind: "leave" } : undefined;
}

import { useEffect, useRef } from "react";
import { usePreferences } from "../preferences.tsx";

/** What a key does, by the key in lower case. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Single keys while nothing is being typed and no dialog is open. They can be switched off, as people who speak to
 * their computer need (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { singleKeys } = usePreferences();
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [singleKeys]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}

/** Unsaved rules stay in this tab through reloads and a session that ended; they are gone once saved or discarded. */
const nameOf = (draft: string, rule: string) => `countersign-rule ${draft} ${rule}`;

export function readKept(draft: string, rule: string): unknown {
  try {
    const text = sessionStorage.getItem(nameOf(draft, rule));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function keep(draft: string, rule: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(nameOf(draft, rule));
    else sessionStorage.setItem(nameOf(draft, rule), JSON.stringify(value));
  } catch {
    // Storage is closed or full: the change stays for as long as the page does.
  }
}

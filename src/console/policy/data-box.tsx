import type { ReactNode } from "react";

/** Data as text; what is long scrolls by itself and can be reached by keyboard. */
export function DataBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="p-data" aria-label={label} tabIndex={0}>
      <pre>{children}</pre>
    </section>
  );
}

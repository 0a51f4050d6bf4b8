import type { Translator } from "../i18n/translator.ts";
import type { CountView } from "../view-models/finding-view.ts";
import { SeverityIcon } from "./icons.tsx";

/** Icon and number for each severity; in speech “1 must change, 2 to check”. */
export function Counts({ counts, t }: { counts: readonly CountView[]; t: Translator }) {
  if (counts.length === 0) return null;
  return (
    <span className="counts" role="img" aria-label={t.facts(counts.map((count) => count.label))}>
      {counts.map(({ severity, count }) => (
        <span className="count" key={severity}>
          <SeverityIcon severity={severity} />
          {count}
        </span>
      ))}
    </span>
  );
}

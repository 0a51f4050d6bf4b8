import { type ReactNode, useEffect, useRef } from "react";
import { SeverityIcon } from "../../ui/components/icons.tsx";
import { Button } from "../components/button.tsx";
import { useSharedTexts } from "../i18n/texts.ts";
import type { ShownFinding } from "./shown-findings.ts";
import { useReviewsTexts } from "./texts.ts";

type FindingListProps = {
  findings: readonly ShownFinding[];
  current: number | undefined;
  onSelect(number: number): void;
  /** What can be done about one, below it. */
  actionsOf?(finding: ShownFinding): ReactNode;
  /** Said instead of an empty list. */
  none: string;
};

/** The findings in reading order. Each is a button that shows its words in the letter. */
export function FindingList({ findings, current, onSelect, actionsOf, none }: FindingListProps) {
  const t = useReviewsTexts();
  const shared = useSharedTexts();
  const list = useRef<HTMLOListElement>(null);
  const step = (by: number) => {
    const next = stepFrom(current, by, findings.length);
    if (next) list.current?.querySelector<HTMLElement>(`#finding-${next}`)?.focus();
  };
  return (
    <section className="r-findings" aria-labelledby="findings-title">
      <div className="r-findings-head">
        <h2 id="findings-title">
          {t("findings.title")} {findings.length > 0 && <span className="quiet">{findings.length}</span>}
        </h2>
        {findings.length > 1 && (
          <div className="c-actions">
            <Button look="plain" shortcut="P" onClick={() => step(-1)}>
              {t("findings.previous")}
            </Button>
            <Button look="plain" shortcut="N" onClick={() => step(1)}>
              {t("findings.next")}
            </Button>
          </div>
        )}
      </div>
      {findings.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ol ref={list}>
          {findings.map((finding) => (
            <li
              key={finding.number}
              className="r-finding"
              data-severity={finding.severity}
              data-current={finding.number === current}
            >
              <button
                type="button"
                id={`finding-${finding.number}`}
                aria-current={finding.number === current || undefined}
                onFocus={() => onSelect(finding.number)}
                onClick={() => onSelect(finding.number)}
              >
                <span className="r-finding-kind">
                  <SeverityIcon severity={finding.severity} />
                  <span className="severity-word" data-severity={finding.severity}>
                    {shared(`severity.${finding.severity}`)}
                  </span>
                  {finding.field !== "body" && <span className="quiet">{shared(`field.${finding.field}`)}</span>}
                  <span className="hidden">{t("findings.at", { index: finding.number, total: findings.length })}</span>
                </span>
                {finding.words.trim() !== "" && <q className="r-finding-words">{finding.words}</q>}
                <span className="line">{finding.message}</span>
                <span className="quiet line">{finding.source}</span>
              </button>
              {actionsOf?.(finding)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The finding after or before one, from the first or last on, round and round. */
export function stepFrom(current: number | undefined, by: number, total: number): number | undefined {
  if (total === 0) return undefined;
  if (current === undefined) return by > 0 ? 1 : total;
  return ((current - 1 + by + total) % total) + 1;
}

/** Brings the mark of the current finding into view. */
export function useShownMark(root: React.RefObject<HTMLElement | null>, current: number | undefined): void {
  useEffect(() => {
    if (current === undefined) return;
    const mark = root.current?.querySelector(`[data-numbers~="${current}"]`);
    mark?.scrollIntoView({ block: "center", behavior: "instant" });
  }, [root, current]);
}

import { type ReactNode, useEffect, useRef } from "react";
import type { ImportSession } from "../../model/importing.ts";
import { PlainIcon } from "../components/icons.tsx";
import { countVerdicts, type ImportAction } from "../view-models/import-session.ts";
import { useParts } from "./parts.ts";
import { ProposalCard } from "./proposal-card.tsx";
import { Shortfalls } from "./shortfalls.tsx";

type ProposalsProps = {
  session: ImportSession;
  /** This state of it stands on the disk. */
  isKept: boolean;
  dispatch(action: ImportAction): void;
  /** How to leave the import. */
  leave: ReactNode;
  /** What comes of what was accepted. */
  children?: ReactNode;
};

/** One proposal after the other, by keyboard or pointer. Nothing comes of one that was not accepted. */
export function Proposals({ session, isKept, dispatch, leave, children }: ProposalsProps) {
  const { t } = useParts();
  const { entries, current, announcements } = session;
  const counts = countVerdicts(session);
  const entry = entries.find(({ number }) => number === current);
  useKeys(session, dispatch);
  useSaid(session);
  const decided = entries.length - counts.open;
  return (
    <div className="import-steps">
      <div className="import-bar">
        <div className="import-progress">
          <progress
            className="progress-bar"
            max={entries.length}
            value={decided}
            aria-label={t("progress", { decided, total: entries.length })}
          />
          <p>
            {t("progress", { decided, total: entries.length })} ·{" "}
            <span className="quiet">{isKept ? t("kept") : t("keeping")}</span>
          </p>
        </div>
        {leave}
      </div>
      <Shortfalls announcements={announcements} />
      <div className="import-columns">
        <div>{entry && <ProposalCard key={entry.number} session={session} entry={entry} dispatch={dispatch} />}</div>
        <nav className="import-card" aria-label={t("list")}>
          <h2>{t("list")}</h2>
          <ol className="import-list">
            {entries.map(({ number, kind, what, verdict }) => (
              <li key={number}>
                <button
                  type="button"
                  className="import-entry"
                  aria-current={number === current ? "step" : undefined}
                  aria-label={t("list.go", { number, kind: t(`kind.${kind}`), what, verdict: t(`verdict.${verdict}`) })}
                  onClick={() => dispatch({ type: "go", number })}
                >
                  <PlainIcon name={verdict === "accepted" ? "check" : verdict === "left-out" ? "close" : "clock"} />
                  <span>
                    {what} <span className="line quiet">{t(`kind.${kind}`)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      {children}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, summary") !== null;

/** J and K go on and back, Enter accepts, X leaves out; never while one types or has single keys off, and Enter presses what has the focus. */
function useKeys(session: ImportSession, dispatch: (action: ImportAction) => void): void {
  const { current } = session;
  const { singleKeys } = useParts();
  useEffect(() => {
    if (!singleKeys) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = toAction(event.key, current);
      if (!action || (event.key === "Enter" && isPressable(event.target))) return;
      event.preventDefault();
      // A key that is held goes through the list, and decides nothing that was not looked at.
      if (!event.repeat || action.type === "step") dispatch(action);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [current, dispatch, singleKeys]);
}

function toAction(key: string, number: number): ImportAction | undefined {
  switch (key.toLowerCase()) {
    case "j":
      return { type: "step", by: 1 };
    case "k":
      return { type: "step", by: -1 };
    case "x":
      return { type: "decide", number, verdict: "left-out" };
    case "enter":
      return { type: "decide", number, verdict: "accepted" };
    default:
      return undefined;
  }
}

/** Says the proposal that one has come to. */
function useSaid({ entries, current }: ImportSession): void {
  const { t, say } = useParts();
  const before = useRef(current);
  useEffect(() => {
    if (before.current === current) return;
    before.current = current;
    const entry = entries.find(({ number }) => number === current);
    if (entry) say(t("said", { number: current, kind: t(`kind.${entry.kind}`), what: entry.what }));
  }, [current, entries, say, t]);
}

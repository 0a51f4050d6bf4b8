import { useEffect, useId, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { type IssueWords, useIssueWords } from "../../components/use-issue-words.ts";
import { policyTexts } from "../../i18n/policy.ts";
import type { DeskState } from "../../workshop/desk.ts";
import { useDeskState } from "../../workshop/use-desk.ts";
import { useTexts } from "../texts.ts";
import { usePathWords, useRuleName } from "./change-words.ts";
import { useDraftContext } from "./draft-context.tsx";

/** Only what lasts longer than this is worth a bar. */
const LASTING_MS = 1000;
const MAX_LISTED = 50;

/** Whether the draft holds together, in words: checked in the background while one works. */
export function CheckState() {
  const t = useTexts(policyTexts);
  const { sentence } = useIssueWords();
  const pathOf = usePathWords();
  const nameOf = useRuleName();
  const { desk } = useDraftContext();
  const state = useDeskState(desk);
  const isLasting = useLasting(state);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  if (!state) return null;
  const { phase, done, total } = state;
  const lines = toLines(state, t, (issue) => sentence({ ...issue, path: pathOf(issue.path) }), nameOf);
  const isBusy = phase === "reading" || phase === "building" || phase === "checking";
  const words =
    phase === "checking" && total > 0
      ? t("desk.checking", { done, total })
      : phase === "checked"
        ? lines.length > 0
          ? t("desk.issues", { count: lines.length })
          : t("desk.checked")
        : // Before it is known how many there are, nothing is counted.
          t(`desk.${phase === "checking" ? "building" : phase}`);
  return (
    <div className="p-check" data-phase={phase} data-clean={phase === "checked" && lines.length === 0}>
      <div className="p-check-line">
        <Icon name={isBusy ? "clock" : lines.length > 0 || phase === "failed" ? "warning" : "check"} />
        <p>{words}</p>
        {isBusy && lines.length > 0 && <p>{t("desk.issues", { count: lines.length })}</p>}
        {lines.length > 0 && (
          <Button look="plain" aria-expanded={isOpen} aria-controls={listId} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t("desk.hide") : t("desk.show")}
          </Button>
        )}
      </div>
      {isBusy && isLasting && (
        <progress
          className="progress-bar"
          max={1}
          value={phase === "checking" && total > 0 ? done / total : undefined}
          aria-label={words}
        />
      )}
      {isOpen && lines.length > 0 && (
        <ul id={listId} className="p-issues" aria-label={t("desk.list")}>
          {lines.slice(0, MAX_LISTED).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > MAX_LISTED && <li>{t("changes.more", { count: lines.length - MAX_LISTED })}</li>}
        </ul>
      )}
    </div>
  );
}

function toLines(
  { issues, broken, halfDone }: DeskState,
  t: ReturnType<typeof useTexts<typeof policyTexts.en>>,
  sentence: IssueWords["sentence"],
  nameOf: (id: string) => string,
): string[] {
  const lines = [
    ...halfDone.map(({ id, issues: own }) => {
      const [first] = own;
      const name = nameOf(id);
      // Rules of one clause may share their name.
      const named = { id: name === id ? id : t.facts([name, id]) };
      return first ? t("desk.halfDoneWhy", { ...named, why: sentence(first) }) : t("desk.halfDone", named);
    }),
    ...[...broken, ...issues].map(sentence),
  ];
  return [...new Set(lines)];
}

/** True once a phase has gone on for longer than a moment. */
function useLasting(state: DeskState | undefined): boolean {
  const isBusy = state !== undefined && !["checked", "failed"].includes(state.phase);
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isBusy) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), LASTING_MS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isLasting;
}

import { useState } from "react";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { toDraftChanges } from "../../review/draft-changes.ts";
import type { Review } from "../api/reviews.ts";
import { Button } from "../components/button.tsx";
import { useNow } from "../components/use-now.ts";
import { useSharedTexts } from "../i18n/texts.ts";
import { DiffView } from "./diff-view.tsx";
import { type ReviewsTranslator, useReviewsTexts } from "./texts.ts";

type VersionsProps = { versions: readonly Review[]; now: CanonicalDraft };

/** Earlier requests for the letter: how each was answered, and what has changed since. The last one stands open. */
export function Versions({ versions, now }: VersionsProps) {
  const t = useReviewsTexts();
  const newestFirst = [...versions].reverse();
  const [open, setOpen] = useState<string | undefined>(newestFirst[0]?.id);
  return (
    <section className="r-versions" aria-labelledby="versions-title">
      <h3 id="versions-title">{t("versions.title", { count: versions.length })}</h3>
      <ol>
        {newestFirst.map((version) => (
          <li key={version.id} className="c-card">
            <Version
              version={version}
              now={now}
              isOpen={open === version.id}
              onToggle={() => setOpen(open === version.id ? undefined : version.id)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

type VersionProps = { version: Review; now: CanonicalDraft; isOpen: boolean; onToggle(): void };

function Version({ version, now, isOpen, onToggle }: VersionProps) {
  const t = useReviewsTexts();
  const moment = t.moment(new Date(version.createdAt), useNow());
  const before = version.changed ?? version.draft;
  const lists = useListChanges(before, now, t);
  const isSame = before.subject === now.subject && before.body === now.body;
  return (
    <>
      <div className="r-version-head">
        <p>{t("versions.head", { time: moment, state: t(`state.${version.state}`) })}</p>
        <Button look="plain" aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? t("versions.hide") : t("versions.show")}
        </Button>
      </div>
      {version.answer && <p>{t("versions.answer", { text: version.answer })}</p>}
      {isOpen && (
        <>
          {lists.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {isSame ? (
            <p className="quiet">{t("versions.same", { time: moment })}</p>
          ) : (
            <DiffView before={toText(before)} after={toText(now)} label={t("versions.since", { time: moment })} />
          )}
        </>
      )}
    </>
  );
}

const toText = ({ subject, body }: CanonicalDraft) => (subject ? `${subject}\n\n${body}` : body);

/** Recipients and files that came or went, a line for each part of the letter's head. */
function useListChanges(before: CanonicalDraft, now: CanonicalDraft, t: ReviewsTranslator): string[] {
  const shared = useSharedTexts();
  return toDraftChanges(before, now).flatMap((change) => {
    if (change.kind !== "list") return [];
    const { added, removed, field } = change;
    const told = [
      ...(added.length > 0 ? [t("versions.added", { items: t.list(added) })] : []),
      ...(removed.length > 0 ? [t("versions.removed", { items: t.list(removed) })] : []),
    ];
    return [t("versions.list", { part: shared(`field.${field}`), text: t.facts(told) })];
  });
}

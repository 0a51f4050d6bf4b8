import { useMemo } from "react";
import { languageOf, toChanges } from "./changes.ts";
import { useReviewsTexts } from "./texts.ts";

type DiffViewProps = { before: string; after: string; label: string };

/** What came and what went, in the text: underlined and struck out, and said so. */
export function DiffView({ before, after, label }: DiffViewProps) {
  const t = useReviewsTexts();
  const language = languageOf(after || before);
  const changes = useMemo(() => toChanges(before, after, language), [before, after, language]);
  let at = 0;
  return (
    <section className="r-diff" aria-label={label} lang={language}>
      {changes.map(({ kind, text }) => {
        at += text.length;
        const key = `${kind}${at}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          <Tag key={key}>
            <span className="hidden">{t(`diff.${kind}`)} </span>
            {text}
          </Tag>
        );
      })}
    </section>
  );
}

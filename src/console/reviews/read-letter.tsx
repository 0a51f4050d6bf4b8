import { useMemo, useRef, useState } from "react";
import type { Field } from "../../model/categories.ts";
import type { Review } from "../api/reviews.ts";
import { Icon } from "../components/icon.tsx";
import { useSharedTexts } from "../i18n/texts.ts";
import { languageOf } from "./changes.ts";
import { FindingList, stepFrom, useShownMark } from "./finding-list.tsx";
import { isOutside } from "./letter-head.tsx";
import { MarkedText } from "./marked-text.tsx";
import { type Handbooks, placesIn, toShownFindings } from "./shown-findings.ts";
import { useReviewsTexts } from "./texts.ts";
import { useShortcuts } from "./use-shortcuts.ts";

type ReadLetterProps = { review: Review; handbooks: Handbooks };

/** The letter as it would go out, with its findings marked, and the list of them beside it. */
export function ReadLetter({ review, handbooks }: ReadLetterProps) {
  const t = useReviewsTexts();
  const shared = useSharedTexts();
  const { draft } = review;
  const [current, setCurrent] = useState<number>();
  const root = useRef<HTMLDivElement>(null);
  const findings = useMemo(
    () => toShownFindings(review.findings, draft, handbooks),
    [review.findings, draft, handbooks],
  );
  useShownMark(root, current);
  const step = (by: number) => {
    const next = stepFrom(current, by, findings.length);
    // Its button takes the focus, and is read by whoever listens.
    if (next) root.current?.querySelector<HTMLElement>(`#finding-${next}`)?.focus();
  };
  useShortcuts({ n: () => step(1), p: () => step(-1) });
  const marked = (text: string, field: Field, index = 0) => (
    <MarkedText text={text} places={placesIn(findings, field, index)} current={current} />
  );

  return (
    <div className="r-columns" ref={root}>
      <div className="r-paper">
        <dl className="r-fields">
          <div>
            <dt>{shared("field.from")}</dt>
            <dd>{marked(draft.from, "from")}</dd>
          </div>
          {(["to", "cc", "bcc"] as const).map(
            (field) =>
              draft[field].length > 0 && (
                <div key={field}>
                  <dt>{shared(`field.${field}`)}</dt>
                  <dd>
                    <ul className="r-addresses">
                      {draft[field].map((address, index) => (
                        <li key={address}>
                          {marked(address, field, index)}
                          {isOutside(address, draft) && <span className="r-outside">{t("letter.outside")}</span>}
                        </li>
                      ))}
                    </ul>
                  </dd>
                </div>
              ),
          )}
          <div>
            <dt>{shared("field.subject")}</dt>
            <dd>{draft.subject ? marked(draft.subject, "subject") : t("item.noSubject")}</dd>
          </div>
          {draft.attachments.length > 0 && (
            <div>
              <dt>{shared("field.attachments")}</dt>
              <dd>
                <ul className="r-files">
                  {draft.attachments.map(({ name, size }, index) => (
                    // Two files may have one name, and their order is that of the letter.
                    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                    <li key={index}>
                      <Icon name="file" />
                      <span>{marked(name, "attachments", index)}</span>
                      <span className="quiet">
                        {size === undefined ? t("size.unknown") : toBytes(size, t.language)}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
        <section className="r-body" aria-label={t("letter.text")} lang={languageOf(draft.body)}>
          {draft.body ? marked(draft.body, "body") : <span className="quiet">{t("letter.empty")}</span>}
        </section>
        <p className="quiet">
          {review.policyVersion === null
            ? t("letter.policyNone")
            : t("letter.policy", { version: String(review.policyVersion) })}
        </p>
      </div>
      <FindingList findings={findings} current={current} onSelect={setCurrent} none={t("findings.none")} />
    </div>
  );
}

/** “24 kB”. @param size bytes */
export function toBytes(size: number, language: string): string {
  const [unit, divisor] = size < 1000 ? ["byte", 1] : size < 1_000_000 ? ["kilobyte", 1000] : ["megabyte", 1_000_000];
  // English says “46 byte” in short.
  const unitDisplay = unit === "byte" ? "long" : "short";
  const options = { style: "unit", unit: unit as string, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, options).format(size / Number(divisor));
}

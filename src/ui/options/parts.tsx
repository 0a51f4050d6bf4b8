import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { OptionsTranslator } from "../i18n/screens/options.ts";

/** A part of a section with its heading. */
export function Block({ title, children }: { title?: string; children: ReactNode }) {
  return (
    // No landmark: the tables in it are ones, by the same name.
    <section className="block">
      {title && <h3>{title}</h3>}
      {children}
    </section>
  );
}

/** What is so, by name. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, words: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

type ChoiceProps<Value extends string> = {
  legend: string;
  hint?: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
};

/** One of a few, all to be seen. */
export function Choice<Value extends string>({ legend, hint, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  const hintId = useId();
  return (
    <fieldset className="choice" aria-describedby={hint ? hintId : undefined}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

type TableProps = {
  caption: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Columns of numbers, from 0. */
  numeric?: readonly number[];
};

/** A table that scrolls by itself where it is wider than the page; the first cell of a row names it. */
export function Table({ caption, head, rows, numeric = [] }: TableProps) {
  const toClass = (at: number) => (numeric.includes(at) ? "number" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="table-box" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((words, at) => (
              <th key={words} scope="col" className={toClass(at)}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                <td key={at} className={toClass(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export type Question = {
  title: string;
  detail: string;
  /** Letters and digits to compare one by one. */
  code?: string;
  yes: string;
  onYes: () => void;
};

/** Asks before something goes for good. Open while there is a question; the safe answer has the focus. */
export function Confirm({
  question,
  onClose,
  t,
}: {
  question: Question | undefined;
  onClose: () => void;
  t: OptionsTranslator;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (question) dialog.current?.showModal();
    else dialog.current?.close();
  }, [question]);
  const answer = () => {
    question?.onYes();
    onClose();
  };
  return (
    <dialog className="confirm" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      {question && (
        <>
          <h2 id={titleId}>{question.title}</h2>
          <p>{question.detail}</p>
          {question.code && <p className="code">{question.code}</p>}
          <div className="frame-actions">
            {/* biome-ignore lint/a11y/noAutofocus: in a dialog that asks, the safe answer comes first. */}
            <button type="button" className="button button-filled" autoFocus onClick={onClose}>
              {t("confirm.cancel")}
            </button>
            <button type="button" className="button" onClick={answer}>
              {question.yes}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}

/** A question that is being asked, and the dialog for it. */
export function useQuestion(t: OptionsTranslator): [ask: (question: Question) => void, dialog: ReactNode] {
  const [question, setQuestion] = useState<Question>();
  return [setQuestion, <Confirm key="confirm" question={question} onClose={() => setQuestion(undefined)} t={t} />];
}

import { useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "../../model/categories.ts";
import type { Translator } from "../i18n/translator.ts";
import {
  matchesQuery,
  type SearchText,
  toSearchText,
  toWordingItem,
  toWordingText,
  type WordingTemplate,
} from "../view-models/wording-view.ts";
import { WordingForm } from "./wording-form.tsx";

export type WordingListProps = {
  templates: readonly WordingTemplate[];
  lang: Language;
  /** What the letter tells for certain, by slot name. */
  known: Readonly<Record<string, string>>;
  initialsOf: (chinese: string) => string;
  onInsert: (text: string) => Promise<boolean>;
  t: Translator;
};

/** Phrases or letters: a search, what it found, and the gaps of the one that was chosen. */
export function WordingList({ templates, lang, known, initialsOf, onInsert, t }: WordingListProps) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const texts = useMemo(
    () => new Map(templates.map((template): [string, SearchText] => [template.id, toSearchText(template, initialsOf)])),
    [templates, initialsOf],
  );
  const found = templates.filter(({ id }) => matchesQuery(texts.get(id) ?? { words: "", initials: "" }, query));
  const template = templates.find(({ id }) => id === chosen);
  useEffect(() => {
    if (!chosen) search.current?.focus({ preventScroll: true });
  }, [chosen]);

  const insert = async (text: string) => {
    const done = await onInsert(text);
    setSaid(t(done ? "wording.inserted" : "wording.notInserted"));
    if (done) setChosen(undefined);
  };
  const choose = (picked: WordingTemplate) => {
    const text = toWordingText(picked, lang, {});
    if (text !== undefined) void insert(text);
    else setChosen(picked.id);
  };

  if (template) {
    return (
      <WordingForm
        key={template.id}
        item={toWordingItem(template, lang, t)}
        lang={lang}
        known={known}
        onSubmit={(values) => void insert(toWordingText(template, lang, values) ?? "")}
        onCancel={() => setChosen(undefined)}
        said={said}
        t={t}
      />
    );
  }
  return (
    <div className="wording">
      <label className="hidden" htmlFor="search">
        {t("wording.search")}
      </label>
      <input
        id="search"
        type="search"
        ref={search}
        placeholder={t("wording.search")}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p role="status" className={said ? "field-hint" : "hidden"}>
        {said || t("wording.found", { count: found.length })}
      </p>
      {found.length === 0 && <p className="panel-text">{t("wording.none")}</p>}
      <ul className="wording-list">
        {found.map((one) => {
          const item = toWordingItem(one, lang, t);
          return (
            <li key={item.id}>
              <button type="button" className="wording-item" onClick={() => choose(one)}>
                <span className="wording-title">
                  {item.title}
                  {item.restored && <span className="wording-note">{t("wording.restored")}</span>}
                </span>
                <span className="wording-sample" lang={lang === "zh" ? "zh-CN" : "en"}>
                  {item.sample}
                </span>
                <span className="wording-source">{item.source}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

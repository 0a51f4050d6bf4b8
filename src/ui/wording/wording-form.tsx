import { type KeyboardEvent, type SubmitEvent, useRef, useState } from "react";
import type { Language } from "../../model/categories.ts";
import { Wording } from "../components/fixes.tsx";
import { Field } from "../field-frame/field.tsx";
import { createTranslator, type Translator } from "../i18n/translator.ts";
import { checkSlot, toSlotText } from "../view-models/frame-model.ts";
import type { WordingItem } from "../view-models/wording-view.ts";

type WordingFormProps = {
  item: WordingItem;
  lang: Language;
  known: Readonly<Record<string, string>>;
  onSubmit: (values: Readonly<Record<string, string>>) => void;
  onCancel: () => void;
  said: string;
  t: Translator;
};

/** The gaps of one phrase or letter. What the letter tells for certain stands there already and can be changed. */
export function WordingForm({ item, lang, known, onSubmit, onCancel, said, t }: WordingFormProps) {
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...known }));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const tag = lang === "zh" ? "zh-CN" : "en";
  const letterT = createTranslator(tag);
  const errors = item.fields.map(({ name, type }) => checkSlot(type, values[name] ?? "", t));
  const texts = Object.fromEntries(
    item.fields.map(({ name, type }) => [name, toSlotText(type, values[name] ?? "", tag, letterT)]),
  );
  const firstEmpty = item.fields.findIndex(({ name }) => !known[name]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const firstWrong = errors.findIndex((error) => error !== undefined);
    if (firstWrong === -1) return onSubmit(texts);
    form.current?.querySelectorAll<HTMLElement>("[data-field]")[firstWrong]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  };

  return (
    <form className="field-frame" ref={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label={item.title}>
      <p className="wording-title">{item.title}</p>
      {item.fields.map((field, index) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          error={tried ? errors[index] : undefined}
          hint={known[field.name] ? t("wording.fromLetter") : undefined}
          focused={index === Math.max(firstEmpty, 0)}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          t={t}
        />
      ))}
      <p className="preview wording-preview">
        <span className="label">{t("frame.preview")}</span>{" "}
        <span lang={tag}>
          <Wording
            parts={item.parts.map((part) =>
              part.kind === "slot" && values[part.name]?.replace("/", "").trim()
                ? { kind: "words", text: texts[part.name] ?? "" }
                : part,
            )}
          />
        </span>
      </p>
      {said && (
        <p role="status" className="field-hint">
          {said}
        </p>
      )}
      <div className="frame-actions">
        <button type="submit" className="button button-filled">
          {t("frame.insert")}
        </button>
        <button type="button" className="link" onClick={onCancel}>
          {t("wording.back")}
        </button>
      </div>
    </form>
  );
}

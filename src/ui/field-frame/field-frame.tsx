import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";
import { Wording } from "../components/fixes.tsx";
import { createTranslator, type Translator } from "../i18n/translator.ts";
import { checkSlot, type FrameModel, toSlotText } from "../view-models/frame-model.ts";
import { Field } from "./field.tsx";

export type FieldFrameProps = {
  model: FrameModel;
  t: Translator;
  /** Values by slot name, written as the letter writes them; a reason's frame gives `{ reason }`. */
  onSubmit: (values: Readonly<Record<string, string>>) => void;
  onCancel: () => void;
  /** The frame's own height, CSS px, at first and whenever it changes. */
  onResize: (heightPx: number) => void;
};

const TITLES = {
  slots: "frame.fillTitle",
  reason: "frame.reasonTitle",
  number: "retype.title",
  "wrong-hit": "wrongHit.title",
} as const;

/** The page inside a frame: what is typed here is never seen by the page that holds the letter. */
export function FieldFrame({ model, t, onSubmit, onCancel, onResize }: FieldFrameProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useHeight(form, onResize);

  const errors = model.fields.map(({ name, type, optional }) =>
    optional ? undefined : checkSlot(type, values[name] ?? "", t),
  );
  // A window's “to” is written in the letter's language, not in that of the interface.
  const letterT = createTranslator(model.lang === "zh-CN" ? "zh-CN" : "en");
  const texts = Object.fromEntries(
    model.fields.map(({ name, type }) => [name, toSlotText(type, values[name] ?? "", model.lang, letterT)]),
  );

  const { tick } = model;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const firstWrong = errors.findIndex((error) => error !== undefined);
    if (firstWrong === -1) return onSubmit(tick ? { ...texts, [tick.name]: values[tick.name] ?? "" } : texts);
    form.current?.querySelectorAll<HTMLElement>("[data-field]")[firstWrong]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) onCancel();
  };

  return (
    <section aria-label={t(TITLES[model.kind])}>
      <form className="field-frame" ref={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
        {model.fields.map((field, index) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            error={tried ? errors[index] : undefined}
            hint={index === 0 ? model.hint : undefined}
            focused={index === 0}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            t={t}
          />
        ))}
        {tick && (
          <div className="frame-tick">
            <label>
              <input
                type="checkbox"
                checked={values[tick.name] === "yes"}
                onChange={(event) => {
                  const answer = event.target.checked ? "yes" : "";
                  setValues((before) => ({ ...before, [tick.name]: answer }));
                }}
              />
              <span>{tick.label}</span>
            </label>
            <q>{tick.words}</q>
          </div>
        )}
        {model.parts.length > 0 && (
          <p className="preview">
            <span className="label">{t("frame.preview")}</span>{" "}
            <span lang={model.lang}>
              <Wording parts={model.parts.map((part) => fill(part, values, texts))} />
            </span>
          </p>
        )}
        <div className="frame-actions">
          <button type="submit" className={model.kind === "reason" ? "button" : "button button-filled"}>
            {model.submitLabel}
          </button>
          <button type="button" className="link" onClick={onCancel}>
            {t("frame.cancel")}
          </button>
        </div>
      </form>
    </section>
  );
}

function fill(part: FrameModel["parts"][number], values: Record<string, string>, texts: Record<string, string>) {
  if (part.kind === "words" || !values[part.name]?.replace("/", "").trim()) return part;
  return { kind: "words" as const, text: texts[part.name] ?? "" };
}

function useHeight(form: { current: HTMLFormElement | null }, onResize: (heightPx: number) => void) {
  const tell = useRef(onResize);
  tell.current = onResize;
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const observer = new ResizeObserver(() => tell.current(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [form]);
}

import { type RefCallback, useId, useState } from "react";
import type { CanonicalDraft, PasteAnswer } from "../../model/exchange/review.ts";
import { type Mask, maskText } from "../../review/mask.ts";
import type { Translator } from "../i18n/translator.ts";
import { PasteApproval } from "./paste-approval.tsx";

type AskChooseProps = {
  letter: CanonicalDraft;
  masks: readonly Mask[];
  note: string;
  onMask: (mask: Mask) => void;
  onUnmask: (mask: Mask) => void;
  onNote: (note: string) => void;
  onNext: () => void;
  onPaste: (text: string) => Promise<PasteAnswer>;
  onCancel: () => void;
  t: Translator;
};

const LINES = 7;

/** Subject, text and names of files as they will be sent. Words are chosen as in any text: by pointer, or Shift and arrows. */
export function AskChoose(props: AskChooseProps) {
  const { letter, masks, note, onMask, onUnmask, onNote, onNext, onPaste, onCancel, t } = props;
  const [chosen, setChosen] = useState<Mask>();
  const helpId = useId();
  const noteId = useId();
  const isEmpty = !chosen || chosen.start === chosen.end;
  const isMasked =
    chosen !== undefined &&
    masks.some(
      (one) =>
        one.field === chosen.field && one.index === chosen.index && one.start < chosen.end && one.end > chosen.start,
    );
  const choose = (field: Mask["field"], index?: number) => (element: HTMLInputElement | HTMLTextAreaElement) =>
    setChosen({
      field,
      ...(index === undefined ? {} : { index }),
      start: element.selectionStart ?? 0,
      end: element.selectionEnd ?? 0,
    });
  const shown = (text: string, field: Mask["field"], index?: number) =>
    maskText(
      text,
      masks.filter((one) => one.field === field && one.index === index),
    );

  return (
    <>
      <p className="label">{t("ask.choose")}</p>
      <p className="field-hint" id={helpId}>
        {t("ask.maskHelp")}
      </p>
      {letter.subject !== "" && (
        <TextLine
          label={t("field.subject")}
          text={shown(letter.subject, "subject")}
          helpId={helpId}
          onSelect={choose("subject")}
        />
      )}
      <BodyText label={t("field.body")} text={shown(letter.body, "body")} helpId={helpId} onSelect={choose("body")} />
      {letter.attachments.map((file, index) => (
        <TextLine
          key={JSON.stringify(file)}
          label={t("field.attachments")}
          text={shown(file.name, "attachments", index)}
          helpId={helpId}
          onSelect={choose("attachments", index)}
        />
      ))}
      <div className="frame-actions">
        <button
          type="button"
          className="button"
          disabled={isEmpty}
          onClick={() => chosen && (isMasked ? onUnmask(chosen) : onMask(chosen))}
        >
          {t(isMasked ? "ask.unmask" : "ask.mask")}
        </button>
        <span role="status" className="field-hint">
          {masks.length > 0 ? t("ask.masked", { count: masks.length }) : ""}
        </span>
      </div>
      <div className="field">
        <label htmlFor={noteId}>{t("frame.noteLabel")}</label>
        <textarea id={noteId} rows={2} maxLength={4000} value={note} onChange={(event) => onNote(event.target.value)} />
      </div>
      <div className="frame-actions">
        <button type="button" className="button button-filled" onClick={onNext}>
          {t("ask.preview")}
        </button>
        <button type="button" className="link" onClick={onCancel}>
          {t("frame.cancel")}
        </button>
      </div>
      <PasteApproval onPaste={onPaste} t={t} />
    </>
  );
}

/**
 * Not `readOnly`: such a field has no caret in Chromium, and words could not be chosen by keys. It takes no words; what
 * an input method forces in is put back by `value`.
 */
const takesNothing: RefCallback<HTMLElement> = (element) => {
  const refuse = (event: Event) => event.preventDefault();
  element?.addEventListener("beforeinput", refuse);
  return () => element?.removeEventListener("beforeinput", refuse);
};

type TextProps = {
  label: string;
  text: string;
  helpId: string;
  onSelect: (element: HTMLInputElement | HTMLTextAreaElement) => void;
};

function TextLine({ label, text, helpId, onSelect }: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-readonly="true"
        ref={takesNothing}
        onChange={() => {}}
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-describedby={helpId}
        onSelect={(event) => onSelect(event.currentTarget)}
      />
    </div>
  );
}

function BodyText({ label, text, helpId, onSelect }: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        aria-readonly="true"
        ref={takesNothing}
        onChange={() => {}}
        spellCheck={false}
        rows={LINES}
        value={text}
        aria-describedby={helpId}
        onSelect={(event) => onSelect(event.currentTarget)}
      />
    </div>
  );
}

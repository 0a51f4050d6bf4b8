import { useId, useState } from "react";
import type { PasteAnswer } from "../../model/exchange/review.ts";
import type { Translator } from "../i18n/translator.ts";

type PasteApprovalProps = {
  /** When it is good there is nothing more to say: the letter itself then says who approved it. */
  onPaste: (text: string) => Promise<PasteAnswer>;
  /** It is all that can be done here. */
  isOpen?: boolean;
  t: Translator;
};

/** A supervisor who answered by e-mail sends the signed approval along; it is verified here, without the hub. */
export function PasteApproval({ onPaste, isOpen = false, t }: PasteApprovalProps) {
  const id = useId();
  const errorId = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const use = async () => {
    setProblem(undefined);
    const answer = await onPaste(text);
    if (answer.kind === "refused") setProblem(t(`paste.${answer.code}`));
  };
  return (
    <details open={isOpen}>
      <summary>{t("paste.title")}</summary>
      <div className="field">
        <label htmlFor={id}>{t("paste.label")}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={8000}
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={problem ? true : undefined}
          aria-describedby={errorId}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="field-error" id={errorId} role="alert">
          {problem}
        </p>
      </div>
      <div className="frame-actions">
        <button type="button" className="button" disabled={text.trim() === ""} onClick={() => void use()}>
          {t("paste.use")}
        </button>
      </div>
    </details>
  );
}

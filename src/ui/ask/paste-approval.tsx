import { useId, useState } from "react";
import type { Translator } from "../i18n/translator.ts";

/** What came of it: nothing more to say when it is good, for the letter itself then says who approved it. */
export type Pasted = { kind: "good" | "refused"; code?: string };

type PasteApprovalProps = { onPaste: (text: string) => Promise<Pasted>; t: Translator };

const KNOWN = ["expired", "other-letter"] as const;

/** A supervisor who answered by e-mail sends the signed approval along; it is verified here, without the hub. */
export function PasteApproval({ onPaste, t }: PasteApprovalProps) {
  const id = useId();
  const errorId = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const use = async () => {
    setProblem(undefined);
    // An e-mail breaks long lines and adds blanks.
    const { kind, code } = await onPaste(text.replace(/\s+/g, ""));
    if (kind === "refused") setProblem(t(`paste.${KNOWN.find((one) => one === code) ?? "bad"}`));
  };
  return (
    <details>
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

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { GuideTranslator } from "../i18n/screens/guide.ts";
import { isEdge } from "../is-edge.ts";
import type { Store } from "../view-models/actions.ts";
import { type GuideAction, type GuideFacts, PANEL_KEYS } from "../view-models/guide.ts";

type PracticeProps = {
  facts: GuideFacts;
  store: Store<GuideFacts | undefined, GuideAction>;
  t: GuideTranslator;
};

/** A letter in a real editor, checked by the real engine; it goes nowhere. */
export function PracticeStep({ facts: { practice }, store, t }: PracticeProps) {
  const [round, setRound] = useState(0);
  const isOver = practice === "corrected" || practice === "sent";
  return (
    <>
      <div className="guide-how">
        <p>{t("guide.practiceLead")}</p>
        <p>{withKeys(t("guide.practiceHow", { keys: "\u0000" }))}</p>
      </div>
      <PracticeLetter key={`${round} ${t.language}`} store={store} t={t} />
      <p className={isOver ? "guide-good" : "quiet"} role="status">
        {practice === "loading" && t("guide.loading")}
        {practice === "failed" && t("guide.failed")}
        {practice === "corrected" && t("guide.corrected")}
        {practice === "sent" && t("guide.sent")}
      </p>
      {isOver && (
        <section className="guide-next" aria-labelledby="guide-next">
          <p>{t("guide.correctedDetail")}</p>
          <h2 id="guide-next">{t("guide.nextSteps")}</h2>
          <ul className="does">
            <li>{t("guide.gmail")}</li>
            <li>{t("guide.others")}</li>
            {isEdge() && <li>{t("guide.edge")}</li>}
          </ul>
          <div className="frame-actions">
            <button
              type="button"
              className="button button-filled"
              onClick={() => store.act({ kind: "open-options", section: "sites" })}
            >
              {t("guide.toSites")}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => store.act({ kind: "open-options", section: "general" })}
            >
              {t("guide.toOptions")}
            </button>
            <button type="button" className="link" onClick={() => setRound(round + 1)}>
              {t("guide.again")}
            </button>
          </div>
        </section>
      )}
    </>
  );
}

function withKeys(text: string): ReactNode {
  const [before, after] = text.split("\u0000");
  return (
    <>
      {before}
      <kbd>{PANEL_KEYS}</kbd>
      {after}
    </>
  );
}

function PracticeLetter({ store, t }: Omit<PracticeProps, "facts">) {
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // The editor's text is the writer's from the first key on: React draws it once.
  useEffect(() => {
    const [letter, body] = [form.current, text.current];
    if (!letter || !body) return;
    body.replaceChildren(...t("practice.body").split("\n").map(toLine));
    store.act({ kind: "practise", letter });
    return () => store.act({ kind: "stop-practising" });
  }, [store, t]);
  return (
    <form
      ref={form}
      className="practice"
      aria-label={t("guide.letter")}
      onSubmit={(event) => {
        event.preventDefault();
        store.act({ kind: "sent" });
      }}
    >
      <label>
        <span>{t("guide.to")}</span>
        <input name="to" defaultValue="dana.lee@northgate-crane.example" autoComplete="off" spellCheck={false} />
      </label>
      <label>
        <span>{t("guide.subject")}</span>
        <input name="subject" defaultValue={t("practice.subject")} autoComplete="off" />
      </label>
      {/* biome-ignore lint/a11y/useSemanticElements: letters are written in rich text. */}
      <div
        ref={text}
        className="practice-text"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        aria-label={t("guide.text")}
        tabIndex={0}
        lang={t.language}
      />
      <div className="practice-foot">
        <button type="submit" name="send" className="button">
          {t("guide.send")}
        </button>
        <input type="file" name="file" multiple aria-label={t("guide.attach")} />
      </div>
    </form>
  );
}

function toLine(words: string): HTMLElement {
  const line = document.createElement("div");
  line.append(words === "" ? document.createElement("br") : words);
  return line;
}

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CanonicalDraft, PasteAnswer, ReviewFinding } from "../../model/exchange/review.ts";
import { joinMasks, type Mask, type Shown, showLetter } from "../../review/mask.ts";
import type { Translator } from "../i18n/translator.ts";
import { AskChoose } from "./ask-choose.tsx";
import { AskPreview } from "./ask-preview.tsx";
import { PasteApproval } from "./paste-approval.tsx";

/** `connected`: this browser has a hub that can be asked, now or later. */
export type AskDesk = { reviewers: readonly string[]; dueAt: string; reached: boolean; connected: boolean };

export type AskPageProps = {
  letter: CanonicalDraft;
  findings: readonly ReviewFinding[];
  desk: AskDesk;
  now: Date;
  /** @returns false when it could not be taken */
  onSend: (shown: Shown, note: string) => Promise<boolean>;
  /** The signed approval from a supervisor's e-mail. */
  onPaste: (text: string) => Promise<PasteAnswer>;
  onCancel: () => void;
  /** The page's own height, CSS px, at first and whenever it changes. */
  onResize: (heightPx: number) => void;
  t: Translator;
};

/**
 * What a supervisor is asked: the letter as they will get it, passages of it masked by the writer, and a note; looked at
 * once more before it is sent. Both steps show the very thing that is sent.
 */
export function AskPage({ letter, findings, desk, now, onSend, onPaste, onCancel, onResize, t }: AskPageProps) {
  const [masks, setMasks] = useState<readonly Mask[]>([]);
  const [note, setNote] = useState("");
  const [step, setStep] = useState<"choose" | "preview">("choose");
  const [failed, setFailed] = useState(false);
  const sending = useRef(false);
  const box = useRef<HTMLElement>(null);
  useHeight(box, onResize);
  const shown = showLetter(letter, masks, findings);

  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    const taken = await onSend(shown, note.trim()).catch(() => false);
    sending.current = false;
    setFailed(!taken);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (step === "preview") setStep("choose");
    else onCancel();
  };

  return (
    <section className="ask" ref={box} aria-label={t("ask.title")} onKeyDown={onKeyDown}>
      {!desk.connected ? (
        <>
          <p role="status">{t("ask.unconnected")}</p>
          <PasteApproval isOpen onPaste={onPaste} t={t} />
          <div className="frame-actions">
            <button type="button" className="link" onClick={onCancel}>
              {t("frame.cancel")}
            </button>
          </div>
        </>
      ) : step === "choose" ? (
        <AskChoose
          letter={letter}
          masks={masks}
          note={note}
          onMask={(mask) => setMasks((before) => joinMasks([...before, mask], letter))}
          onUnmask={(mask) => setMasks((before) => before.filter((one) => !isTouching(one, mask)))}
          onNote={setNote}
          onNext={() => setStep("preview")}
          onPaste={onPaste}
          onCancel={onCancel}
          t={t}
        />
      ) : (
        <AskPreview
          shown={shown}
          note={note.trim()}
          desk={desk}
          now={now}
          failed={failed}
          onSend={() => void send()}
          onBack={() => setStep("choose")}
          t={t}
        />
      )}
    </section>
  );
}

const isTouching = (one: Mask, other: Mask): boolean =>
  one.field === other.field && one.index === other.index && one.start < other.end && one.end > other.start;

function useHeight(box: { current: HTMLElement | null }, onResize: (heightPx: number) => void) {
  const tell = useRef(onResize);
  tell.current = onResize;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => tell.current(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
}

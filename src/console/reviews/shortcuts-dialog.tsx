import { useRef } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { usePreferences } from "../preferences.tsx";
import { useReviewsTexts } from "./texts.ts";

const KEYS = [
  ["J", "keys.next"],
  ["K", "keys.previous"],
  ["N", "keys.nextFinding"],
  ["P", "keys.previousFinding"],
  ["A", "keys.approve"],
  ["C", "keys.change"],
  ["R", "keys.refuse"],
  ["?", "keys.help"],
] as const;

/** Which key does what, and the switch that turns them off. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const t = useReviewsTexts();
  const shell = useTexts(shellTexts);
  const { singleKeys, setSingleKeys } = usePreferences();
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={t("keys.title")}
      onClose={onClose}
      firstFocus={close}
      actions={
        <Button ref={close} onClick={onClose}>
          {shell("close")}
        </Button>
      }
    >
      <dl className="r-keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd className="c-key">{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <label className="c-choice">
        <input type="checkbox" checked={singleKeys} onChange={(event) => setSingleKeys(event.target.checked)} />
        <span>{t("keys.on")}</span>
      </label>
      <p className="quiet">{t("keys.onHint")}</p>
    </Dialog>
  );
}

import { useState } from "react";
import type { Translator } from "../i18n/translator.ts";
import type { FindingAction } from "../view-models/actions.ts";
import type { FindingView, FixView, Preview, WordingPart } from "../view-models/finding-view.ts";
import { Frame } from "./frame.tsx";
import { onPress } from "./press.ts";

type Filling = { suggestionIndex: number; url: string; heightPx: number };

type FixesProps = {
  finding: FindingView & { filling?: Filling };
  /** The first wording is the view's one filled button, and what is pressed first. */
  filled: boolean;
  act: (action: FindingAction) => void;
  t: Translator;
};

/** Approved wordings as buttons, the frame for their slots, how the passage will read, and advice. */
export function Fixes({ finding, filled, act, t }: FixesProps) {
  const [looked, setLooked] = useState(0);
  const { fixes, advice, filling } = finding;
  const shown = fixes.find(({ suggestionIndex }) => suggestionIndex === filling?.suggestionIndex) ?? fixes[looked];
  return (
    <>
      {fixes.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for fields; these are buttons of one kind.
        <div className="fixes" role="group" aria-label={t("card.fixes")}>
          {fixes.map((fix, index) => (
            <FixButton
              key={fix.suggestionIndex}
              fix={fix}
              filled={filled && index === 0 && !filling}
              first={filled && index === 0}
              expanded={filling?.suggestionIndex === fix.suggestionIndex}
              onLook={() => setLooked(index)}
              press={() => act(toAction(finding.id, fix))}
              t={t}
            />
          ))}
        </div>
      )}
      {filling && <Frame url={filling.url} title={t("frame.fillTitle")} heightPx={filling.heightPx} />}
      {shown?.preview && !filling && <PreviewLine preview={shown.preview} lang={shown.lang} t={t} />}
      {advice.map(({ text, lang }) => (
        <p className="advice" key={text} lang={lang}>
          <span className="label">{t("card.advice")}</span> {text}
        </p>
      ))}
    </>
  );
}

type FixButtonProps = {
  fix: FixView;
  filled: boolean;
  first: boolean;
  expanded: boolean;
  onLook: () => void;
  press: () => void;
  t: Translator;
};

function FixButton({ fix, filled, first, expanded, onLook, press, t }: FixButtonProps) {
  const needsFilling = fix.slots.length > 0;
  return (
    <button
      type="button"
      className={filled ? "button button-filled" : "button"}
      data-first={first ? "" : undefined}
      aria-label={t("card.use", { text: fix.text })}
      aria-expanded={needsFilling ? expanded : undefined}
      onMouseEnter={onLook}
      onFocus={onLook}
      onClick={onPress(press)}
    >
      <span lang={fix.lang}>
        <Wording parts={fix.parts} />
      </span>
    </button>
  );
}

/** Words with their slots as gaps to fill. */
export function Wording({ parts }: { parts: readonly WordingPart[] }) {
  return parts.map((part) =>
    part.kind === "words" ? (
      part.text
    ) : (
      <span className="slot" key={part.name}>
        {part.label}
      </span>
    ),
  );
}

function PreviewLine({ preview, lang, t }: { preview: Preview; lang: string; t: Translator }) {
  return (
    <p className="preview">
      <span className="label">{t("card.preview")}</span>{" "}
      <span lang={lang}>
        {preview.before}
        <del>{preview.removed}</del>
        <ins>
          <Wording parts={preview.inserted} />
        </ins>
        {preview.after}
      </span>
    </p>
  );
}

function toAction(findingId: string, fix: FixView): FindingAction {
  const { suggestionIndex } = fix;
  return fix.slots.length > 0
    ? { kind: "fill", findingId, suggestionIndex }
    : { kind: "apply", findingId, suggestionIndex, slots: {} };
}

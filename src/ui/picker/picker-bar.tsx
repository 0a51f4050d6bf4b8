import { Fragment, type ReactNode, useEffect, useId, useRef } from "react";
import { onPress } from "../components/press.ts";
import type { PickerTranslator } from "../i18n/screens/picker.ts";
import { useView } from "../use-store.ts";
import type { Store } from "../view-models/actions.ts";
import { barSide, PICK_PARTS, type PickerAction, type PickerFacts } from "../view-models/picker.ts";

type PickerProps = { store: Store<PickerFacts, PickerAction>; t: PickerTranslator };

/** The layer over the page: an outline, and a bar that says what to point at and what came of it. */
export function Picker({ store, t }: PickerProps) {
  const facts = useView(store);
  const act = (kind: PickerAction["kind"]) => onPress(() => store.act({ kind }));
  return (
    <>
      {facts.stage === "picking" && <div className="picker-layer" data-layer="" aria-hidden="true" />}
      {facts.stage === "picking" && facts.outline && (
        <div
          className="picker-outline"
          aria-hidden="true"
          style={{
            left: facts.outline.left,
            top: facts.outline.top,
            width: facts.outline.right - facts.outline.left,
            height: facts.outline.bottom - facts.outline.top,
          }}
        />
      )}
      <section
        className="picker-bar"
        aria-label={t("picker.name")}
        data-side={barSide(facts.stage === "picking" ? facts.outline : undefined, window.innerHeight)}
      >
        {facts.stage === "picking" && <Picking facts={facts} act={act} t={t} />}
        {facts.stage === "result" && <Result facts={facts} act={act} t={t} />}
        {facts.stage === "nothing" && (
          <>
            <p role="status">{t("picker.nothing")}</p>
            <div className="frame-actions">
              <button type="button" className="button button-filled" onClick={act("again")}>
                {t("picker.again")}
              </button>
              <button type="button" className="link" onClick={act("stop")}>
                {t("picker.close")}
              </button>
            </div>
          </>
        )}
      </section>
    </>
  );
}

type Act = (kind: PickerAction["kind"]) => ReturnType<typeof onPress>;
type StageProps<Stage> = { facts: Extract<PickerFacts, { stage: Stage }>; act: Act; t: PickerTranslator };

function Picking({ facts: { part, step, at, of }, act, t }: StageProps<"picking">) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step takes the keys anew.
  useEffect(() => box.current?.focus(), [part]);
  const keys: Record<string, string> = { next: "Tab", pick: "Enter", skip: "N", stop: "Esc" };
  return (
    <div className="picking" ref={box} tabIndex={-1} data-keys="">
      <p className="quiet">{t("picker.step", { step, steps: PICK_PARTS.length })}</p>
      <h2>{t(`picker.${part}`)}</h2>
      <p role="status">{of === 0 ? t("picker.noCandidate") : t("picker.candidate", { at, of })}</p>
      <p className="quiet">
        {withKeys(
          t("picker.keys", {
            next: "\u0000next\u0000",
            pick: "\u0000pick\u0000",
            skip: "\u0000skip\u0000",
            stop: "\u0000stop\u0000",
          }),
          keys,
        )}
      </p>
      <div className="frame-actions">
        <button type="button" className="button button-filled" tabIndex={-1} disabled={of === 0} onClick={act("pick")}>
          {t("picker.pick")}
        </button>
        <button type="button" className="button" tabIndex={-1} onClick={act("skip")}>
          {t("picker.skip")}
        </button>
        {step > 1 && (
          <button type="button" className="link" tabIndex={-1} onClick={act("back")}>
            {t("picker.back")}
          </button>
        )}
        <button type="button" className="link" tabIndex={-1} onClick={act("stop")}>
          {t("picker.stop")}
        </button>
      </div>
    </div>
  );
}

function withKeys(text: string, keys: Readonly<Record<string, string>>): ReactNode {
  return text.split("\u0000").map((piece) => {
    const key = keys[piece];
    return key ? <kbd key={piece}>{key}</kbd> : <Fragment key={piece}>{piece}</Fragment>;
  });
}

function Result({ facts, act, t }: StageProps<"result">) {
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { found, entry, canPropose, used, copied, proposed } = facts;
  const words = PICK_PARTS.map((part) => {
    const name = t(`picker.part.${part}`);
    const count = found[part];
    if (count === 0) return { part, count, text: t("picker.found.none", { part: name }) };
    return {
      part,
      count,
      text: count === 1 ? t("picker.found.one", { part: name }) : t("picker.found.many", { part: name, count }),
    };
  });
  return (
    <>
      <h2>{t("picker.result")}</h2>
      <div role="status">
        <ul className="picker-found">
          {words.map(({ part, count, text }) => (
            <li key={part} data-found={count > 0 ? "" : undefined}>
              {text}
            </li>
          ))}
        </ul>
      </div>
      {found.letters === 0 && <p className="field-error">{t("picker.noLetter")}</p>}
      <details>
        <summary>
          <label htmlFor={id}>{t("picker.entry")}</label>
        </summary>
        <textarea id={id} readOnly rows={6} spellCheck={false} value={entry} />
      </details>
      <div className="frame-actions">
        <button
          type="button"
          ref={first}
          className="button button-filled"
          aria-disabled={used || undefined}
          onClick={act("use")}
        >
          {t(used ? "picker.used" : "picker.use")}
        </button>
        <button type="button" className="button" onClick={act("copy")}>
          {t(copied ? "picker.copied" : "picker.copy")}
        </button>
        {canPropose && (
          <button type="button" className="button" onClick={act("propose")}>
            {t("picker.propose")}
          </button>
        )}
        <button type="button" className="link" onClick={act("again")}>
          {t("picker.again")}
        </button>
        <button type="button" className="link" onClick={act("stop")}>
          {t("picker.close")}
        </button>
      </div>
      <p className={proposed === "failed" ? "field-error" : "done"} role="status">
        {proposed && t(`picker.${proposed}`)}
      </p>
    </>
  );
}

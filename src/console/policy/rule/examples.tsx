import { useRef } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../texts.ts";
import { asData, type FormExample } from "../view/rule-form.ts";
import { TypedText } from "./typed-text.tsx";

const asSentence = (text: string): string => text;

type ExamplesProps = {
  kind: "hit" | "miss";
  examples: FormExample[];
  /** By number, whether each behaves as it should; undefined while the rule can't be tried. */
  right: readonly boolean[] | undefined;
  onChange(examples: FormExample[]): void;
};

/** Sentences that the rule must find, or leave alone; each says in words and by a sign whether it does. */
export function Examples({ kind, examples, right, onChange }: ExamplesProps) {
  const t = useTexts(policyTexts);
  const isAdded = useRef(false);
  /** Who adds a sentence writes it next. */
  const onDrawn = (last: HTMLTextAreaElement | null) => {
    if (isAdded.current) last?.focus();
    if (last) isAdded.current = false;
  };
  return (
    <fieldset className="p-group">
      <legend className="p-legend">{kind === "hit" ? t("rule.hits") : t("rule.misses")}</legend>
      {examples.map((example, at) => {
        const isRight = right?.[at];
        const state = isRight === undefined ? "unknown" : isRight ? "right" : "wrong";
        const words = state === "unknown" ? t("example.unknown") : t(`example.${state}.${kind}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and are not reordered
          <div key={at} className="p-example" data-state={state}>
            <Field
              label={
                example.isData
                  ? `${t("rule.example", { number: at + 1 })} · ${t("rule.exampleData")}`
                  : t("rule.example", { number: at + 1 })
              }
              hint={
                <span className="p-example-state">
                  <Icon name={state === "right" ? "check" : state === "wrong" ? "close" : "clock"} />
                  <span>{words}</span>
                </span>
              }
            >
              {(control) => (
                <TypedText
                  {...control}
                  ref={at === examples.length - 1 ? onDrawn : undefined}
                  rows={example.isData ? 3 : 1}
                  spellCheck={!example.isData}
                  value={example.text}
                  means={example.isData ? asData : asSentence}
                  onChange={(text) => onChange(examples.map((one, index) => (index === at ? { ...one, text } : one)))}
                />
              )}
            </Field>
            <Button
              look="plain"
              aria-label={t("rule.removeExample", { number: at + 1 })}
              icon="close"
              onClick={() => onChange(examples.filter((_, index) => index !== at))}
            >
              <span className="hidden">{t("rule.removeExample", { number: at + 1 })}</span>
            </Button>
          </div>
        );
      })}
      <Button
        onClick={() => {
          isAdded.current = true;
          onChange([...examples, { text: "", isData: false }]);
        }}
      >
        {kind === "hit" ? t("rule.addHit") : t("rule.addMiss")}
      </Button>
    </fieldset>
  );
}

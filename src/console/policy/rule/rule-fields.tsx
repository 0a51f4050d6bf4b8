import { CATEGORIES, SEVERITIES } from "../../../model/categories.ts";
import type { RuleProof } from "../../../policy/drafts/prove-rule.ts";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../texts.ts";
import { asLines, changeRule, type FormSuggestion, type Rec, type RuleForm } from "../view/rule-form.ts";
import { Examples } from "./examples.tsx";
import { TypedText } from "./typed-text.tsx";

type RuleFieldsProps = {
  rule: Rec;
  form: RuleForm;
  proof: RuleProof | undefined;
  onChange(rule: Rec): void;
};

/** A rule's common parts as fields. */
export function RuleFields({ rule, form, proof, onChange }: RuleFieldsProps) {
  const t = useTexts(policyTexts);
  const change = <K extends keyof RuleForm>(part: K, value: RuleForm[K]) =>
    onChange(changeRule(rule, part, { ...form, [part]: value }));
  const others = (Array.isArray(rule.detect) ? rule.detect.length : 0) - (form.phrases ? 1 : 0);
  const proved = proof?.kind === "proved" ? proof : undefined;
  return (
    <>
      <Both label={t("rule.name")} value={form.title} onChange={(value) => change("title", value)} />
      <div className="p-row">
        <Field label={t("rules.severity")}>
          {(control) => (
            <select {...control} value={form.severity} onChange={(event) => change("severity", event.target.value)}>
              {SEVERITIES.map((one) => (
                <option key={one} value={one}>
                  {t(`severity.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("rules.category")}>
          {(control) => (
            <select {...control} value={form.category} onChange={(event) => change("category", event.target.value)}>
              {CATEGORIES.map((one) => (
                <option key={one} value={one}>
                  {t(`category.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {form.phrases && (
        <Both
          isLong
          means={asLines}
          label={t("rule.phrases")}
          hint={t("rule.phrasesHint")}
          value={form.phrases}
          onChange={(value) => change("phrases", value)}
        />
      )}
      {others > 0 && <p className="quiet">{t("rule.otherDetectors", { count: others })}</p>}
      <Examples
        kind="hit"
        examples={form.hits}
        right={proved?.hits}
        onChange={(examples) => change("hits", examples)}
      />
      <Examples
        kind="miss"
        examples={form.misses}
        right={proved?.misses}
        onChange={(examples) => change("misses", examples)}
      />
      <Suggestions suggestions={form.suggestions} onChange={(value) => change("suggestions", value)} />
      <Both isLong label={t("rule.message")} value={form.message} onChange={(value) => change("message", value)} />
      <fieldset className="p-group">
        <legend className="p-legend">{t("rule.citation")}</legend>
        <div className="p-row">
          {(["handbook", "clause"] as const).map((key) => (
            <Field key={key} label={key === "handbook" ? t("rule.handbook") : t("rule.clauseId")}>
              {(control) => (
                <input
                  {...control}
                  value={form.clause[key]}
                  onChange={(event) => change("clause", { ...form.clause, [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <Both
          isLong
          label={t("rule.clauseTitle")}
          value={form.clause}
          onChange={(value) => change("clause", { ...form.clause, ...value })}
        />
      </fieldset>
    </>
  );
}

type BothProps = {
  label: string;
  hint?: string;
  value: { en: string; zh: string };
  isLong?: boolean;
  /** For text that is kept in another form. */
  means?(text: string): string;
  onChange(value: { en: string; zh: string }): void;
};

const asTyped = (text: string): string => text;

/** The same in both languages, side by side. */
function Both({ label, hint, value, isLong, means = asTyped, onChange }: BothProps) {
  const t = useTexts(policyTexts);
  return (
    <fieldset className="p-group">
      <legend className="p-legend">{label}</legend>
      {hint && <p className="quiet">{hint}</p>}
      <div className="p-row">
        {(["en", "zh"] as const).map((lang) => (
          <Field key={lang} label={lang === "en" ? t("rule.english") : t("rule.chinese")}>
            {(control) => {
              const props = {
                ...control,
                lang: lang === "zh" ? "zh-CN" : "en",
                value: value[lang],
              };
              const change = (text: string) => onChange({ ...value, [lang]: text });
              return isLong ? (
                <TypedText {...props} rows={3} means={means} onChange={change} />
              ) : (
                <input {...props} onChange={({ target }) => change(target.value)} />
              );
            }}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

type SuggestionsProps = { suggestions: FormSuggestion[]; onChange(suggestions: FormSuggestion[]): void };

function Suggestions({ suggestions, onChange }: SuggestionsProps) {
  const t = useTexts(policyTexts);
  const put = (at: number, part: Partial<FormSuggestion>) =>
    onChange(suggestions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="p-group">
      <legend className="p-legend">{t("rule.suggestions")}</legend>
      <p className="quiet">{t("rule.suggestionHint", { slot: `{${t("rule.slotName")}}` })}</p>
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and are not reordered
        <div key={at} className="p-entry">
          <Field label={t("rule.suggestion", { number: at + 1 })}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                lang={suggestion.lang === "zh" ? "zh-CN" : "en"}
                value={suggestion.text}
                onChange={(event) => put(at, { text: event.target.value })}
              />
            )}
          </Field>
          <div className="p-row">
            <Field label={t("rule.language")}>
              {(control) => (
                <select
                  {...control}
                  value={suggestion.lang}
                  onChange={(event) => put(at, { lang: event.target.value === "zh" ? "zh" : "en" })}
                >
                  <option value="en">{t("rule.english")}</option>
                  <option value="zh">{t("rule.chinese")}</option>
                </select>
              )}
            </Field>
            <Field label={t("rule.kind")}>
              {(control) => (
                <select
                  {...control}
                  value={suggestion.kind}
                  onChange={(event) =>
                    put(at, { kind: event.target.value === "instruction" ? "instruction" : "replace" })
                  }
                >
                  <option value="replace">{t("rule.kind.replace")}</option>
                  <option value="instruction">{t("rule.kind.instruction")}</option>
                </select>
              )}
            </Field>
            <Button look="plain" onClick={() => onChange(suggestions.filter((_, index) => index !== at))}>
              {t("rule.removeSuggestion", { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <Button onClick={() => onChange([...suggestions, { lang: "en", text: "", kind: "replace", rest: {} }])}>
        {t("rule.addSuggestion")}
      </Button>
    </fieldset>
  );
}

import { type FormEvent, useId, useRef, useState } from "react";
import { ACTIONS } from "../../model/exchange/evidence.ts";
import { usePeople } from "../api/people.ts";
import { Button } from "../components/button.tsx";
import { DayField } from "../components/day-field.tsx";
import { Field } from "../components/field.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useTexts } from "../i18n/texts.ts";
import { FILTERS } from "./to-filters.ts";
import { useRuleNames } from "./use-rule-names.ts";

type SearchFormProps = { search: URLSearchParams; onSearch(search: Record<string, string>): void };

/** What to look for; it stands in the address once it is asked. */
export function SearchForm({ search, onSearch }: SearchFormProps) {
  const t = useTexts(archiveTexts);
  const people = usePeople();
  const ruleId = search.get("rule");
  const [areRulesWanted, setRulesWanted] = useState(ruleId !== null);
  const rules = useRuleNames(areRulesWanted);
  const listId = useId();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = form.current ? new FormData(form.current) : new FormData();
    const asked = FILTERS.flatMap((name) => {
      const value = String(given.get(name) ?? "").trim();
      if (!value) return [];
      // People know rules by their names; the address and the hub by their ids.
      const rule = name === "rule" ? rules.find((one) => one.name === value) : undefined;
      return [[name, rule?.id ?? value] as const];
    });
    onSearch(Object.fromEntries(asked));
  };
  const ruleName = rules.find(({ id }) => id === ruleId)?.name ?? ruleId ?? "";
  const of = (name: (typeof FILTERS)[number]) => ({ name, defaultValue: search.get(name) ?? "" });
  return (
    <search>
      <form className="l-form" ref={form} onSubmit={submit}>
        <Field label={t("search.words")} hint={t("search.words.hint")}>
          {(control) => <input {...control} {...of("q")} type="search" maxLength={400} />}
        </Field>
        <Field label={t("search.recipient")} hint={t("search.recipient.hint")}>
          {(control) => <input {...control} {...of("recipient")} maxLength={320} autoComplete="off" />}
        </Field>
        <Field label={t("search.writer")}>
          {(control) => (
            // Drawn anew once people are there, so that the one who was chosen stands chosen.
            <select {...control} {...of("writer")} key={people.dataUpdatedAt}>
              <option value="">{t("search.anyone")}</option>
              {people.data?.pages
                .flatMap(({ items }) => items)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label={t("search.action")}>
          {(control) => (
            <select {...control} {...of("action")}>
              <option value="">{t("search.anything")}</option>
              {ACTIONS.map((action) => (
                <option key={action} value={action}>
                  {t(`action.${action}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("search.rule")} hint={t("search.rule.hint")}>
          {(control) => (
            <input
              {...control}
              {...of("rule")}
              // Drawn anew with the rule's name once that is known.
              key={ruleName}
              defaultValue={ruleName}
              list={listId}
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              onFocus={() => setRulesWanted(true)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {rules.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <DayField label={t("search.from")} {...of("from")} />
        <DayField label={t("search.until")} {...of("until")} />
        <div className="c-actions">
          <Button look="filled" submits>
            {t("search")}
          </Button>
          {search.size > 0 && <Button onClick={() => onSearch({})}>{t("search.clear")}</Button>}
        </div>
      </form>
    </search>
  );
}

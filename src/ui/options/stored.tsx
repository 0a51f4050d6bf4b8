import type { OptionsTranslator } from "../i18n/screens/options.ts";
import { STORED_KEYS, type StoredFact, toSize } from "../view-models/options.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, useQuestion } from "./parts.tsx";

const wordsFor = (key: string, t: OptionsTranslator) =>
  t(`stored.key.${STORED_KEYS.find((one) => one === key) ?? "other"}`);

/** Everything that is kept, in words, and how to be rid of it. */
export function Stored({ facts: { stored, checks }, act, t }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const sizeOf = ({ size }: StoredFact) =>
    size.kind === "bytes" ? toSize(size.bytes, t.language) : t("stored.entries", { count: size.count });
  const remove = ({ key }: StoredFact) =>
    ask({
      title: t("stored.deleteAsk", { what: wordsFor(key, t) }),
      detail: t("stored.deleteDetail"),
      yes: t("stored.delete"),
      onYes: () => act({ kind: "delete-stored", key }),
    });
  return (
    <>
      <p className="lead">{t("stored.lead")}</p>
      <Block>
        {stored.length === 0 && <p className="empty">{t("stored.none")}</p>}
        <ul className="rows">
          {stored.map((fact) => (
            <li key={fact.key}>
              <div>
                <b>{wordsFor(fact.key, t)}</b>
                <span className="quiet">
                  {sizeOf(fact)} · <code>{fact.key}</code>
                </span>
              </div>
              {fact.kept ? (
                <span className="quiet">{t("stored.kept")}</span>
              ) : (
                <button
                  type="button"
                  className="button"
                  aria-label={t("stored.deleteName", { what: wordsFor(fact.key, t) })}
                  onClick={() => remove(fact)}
                >
                  {t("stored.delete")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={t("stored.check")}>
        <p>{t("stored.checkHint")}</p>
        {checks.length === 0 ? (
          <p className="quiet">{t("stored.checkNone")}</p>
        ) : (
          <ul className="rows">
            {checks.map(({ tabId, site }) => (
              <li key={tabId}>
                <b>{site}</b>
                <button
                  type="button"
                  className="button"
                  aria-label={t("stored.checkSaveName", { site })}
                  onClick={() => act({ kind: "self-check", tabId, site })}
                >
                  {t("stored.checkSave")}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Block>
      {dialog}
    </>
  );
}

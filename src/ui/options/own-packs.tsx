import type { PackFact } from "../view-models/options.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, useQuestion } from "./parts.tsx";

/** The handbooks that were switched on here: what they hold, whether they apply, and how to be rid of them. */
export function OwnPacks({ facts, act, t, base }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const { own, isRuled } = facts.handbooks;
  if (own.length === 0) return null;
  const nameOf = ({ id, title }: PackFact) => (title ? (t.language === "en" ? title.en : title.zh) : id);
  const remove = (pack: PackFact) =>
    ask({
      title: t("books.removeAsk", { name: nameOf(pack) }),
      detail: t("books.removeDetail"),
      yes: t("books.remove"),
      onYes: () => act({ kind: "remove-pack", id: pack.id }),
    });
  return (
    <Block title={t("books.own")}>
      {isRuled && <p>{t("books.ownIdle")}</p>}
      <ul className="rows">
        {own.map((pack) => (
          <li key={pack.id}>
            <div>
              <b>{nameOf(pack)}</b>
              <span className="quiet">
                {base.facts([
                  t("books.rules", { count: pack.rules }),
                  t("books.wording", { count: pack.templates }),
                  t("books.clocks", { count: pack.clocks }),
                ])}
              </span>
            </div>
            <div className="frame-actions">
              {pack.code && !isRuled && (
                <button
                  type="button"
                  className="button"
                  aria-label={t("books.showName", { name: nameOf(pack) })}
                  onClick={() => pack.code && act({ kind: "show-handbook", code: pack.code })}
                >
                  {t("books.show")}
                </button>
              )}
              <button
                type="button"
                className="button"
                aria-label={t("books.removeName", { name: nameOf(pack) })}
                onClick={() => remove(pack)}
              >
                {t("books.remove")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {dialog}
    </Block>
  );
}

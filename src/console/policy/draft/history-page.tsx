import { useTeams } from "../../api/people.ts";
import { useHistory, useNames } from "../../api/policy.ts";
import { Loading, Problem } from "../../components/states.tsx";
import { useNow } from "../../components/use-now.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../texts.ts";
import { toChangeView } from "../view/change-view.ts";
import { useChangeWords } from "./change-words.ts";
import { useDraftContext } from "./draft-context.tsx";

const SHOWN = 12;

/** Every revision of the draft: who, when, and what. */
export function HistoryPage() {
  const t = useTexts(policyTexts);
  const { draft } = useDraftContext();
  const history = useHistory(draft.id);
  const nameOf = useNames();
  const now = useNow();
  const toWords = useChangeWords(useTeams().data ?? []);
  return (
    <section aria-labelledby="p-history">
      <h2 id="p-history">{t("history.title")}</h2>
      {history.isPending && <Loading />}
      {history.isError && <Problem error={history.error} onRetry={() => void history.refetch()} />}
      {history.data?.items.length === 0 && <p className="quiet">{t("history.none")}</p>}
      <ol className="p-history">
        {history.data?.items.map((entry) => {
          const more = entry.more + Math.max(0, entry.changes.length - SHOWN);
          return (
            <li key={entry.revision} className="c-card">
              <h3>{t("history.entry", { name: nameOf(entry.by), moment: t.moment(new Date(entry.at), now) })}</h3>
              <p className="quiet">{t("history.revision", { revision: entry.revision })}</p>
              <ul className="p-changes">
                {entry.changes.slice(0, SHOWN).map((change) => (
                  <li key={change.path.join("\n")}>{toWords(toChangeView(change))}</li>
                ))}
                {more > 0 && <li>{t("changes.more", { count: more })}</li>}
              </ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

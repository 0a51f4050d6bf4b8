import type { ImportSession } from "../../model/importing.ts";
import { countVerdicts } from "../view-models/import-session.ts";
import type { ImportTools } from "./handbooks.tsx";
import { IssueTable } from "./issue-table.tsx";
import type { SectionProps } from "./options-page.tsx";

type FinishProps = Omit<SectionProps, "base"> & { session: ImportSession } & Pick<ImportTools, "toPack">;

/** What comes of what was accepted: a file for the supervisor and, where nobody else sets the rules, rules of this browser. */
export function HandbookFinish({ facts, act, t, session, toPack }: FinishProps) {
  const { accepted, open } = countVerdicts(session);
  const { isRuled, outcome } = facts.handbooks;
  if (accepted === 0) return null;
  const { code, name } = session;
  // One filled button: until all is decided that is the proposal's own.
  const main = open === 0 ? "button button-filled" : "button";
  return (
    <section className="import-card" aria-labelledby="books-finish">
      <h3 id="books-finish">{t("books.finish")}</h3>
      <p>
        {t("books.accepted", { count: accepted })} {open > 0 && t("books.open", { count: open })}
      </p>
      <p className="quiet">{t(isRuled ? "books.ruled" : "books.free")}</p>
      <div className="frame-actions">
        <button
          type="button"
          className={isRuled ? main : "button"}
          onClick={() => act({ kind: "save-pack", code, pack: toPack(session) })}
        >
          {t("books.save")}
        </button>
        {!isRuled && (
          <button
            type="button"
            className={main}
            aria-disabled={outcome?.kind === "checking"}
            onClick={() => outcome?.kind !== "checking" && act({ kind: "use-pack", name, pack: toPack(session) })}
          >
            {t("books.use")}
          </button>
        )}
        <span className="done" role="status">
          {outcome?.kind === "checking" && t("books.checking")}
          {outcome?.kind === "in-use" && t("books.inUse", { name: outcome.name })}
          {outcome?.kind === "saved" && t("books.saved", { file: outcome.file })}
        </span>
      </div>
      <p className="field-error" role="alert">
        {outcome?.kind === "refused" && t("books.refused", { count: outcome.issues.length })}
      </p>
      {outcome?.kind === "refused" && (
        <IssueTable caption={t("books.refused", { count: outcome.issues.length })} issues={outcome.issues} t={t} />
      )}
    </section>
  );
}

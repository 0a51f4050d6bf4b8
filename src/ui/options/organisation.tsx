import { type SubmitEvent, useId, useRef, useState } from "react";
import { DomainsForm } from "../popup/domains-form.tsx";
import { ORG_PARTS, type OrgPart } from "../view-models/options.ts";
import { IssueTable } from "./issue-table.tsx";
import type { SectionProps } from "./options-page.tsx";
import { toOrgTable } from "./org-table.ts";
import { Block, Facts, Table } from "./parts.tsx";

const SHOWN = 200;

/** Whose letters these are, and what is agreed there. */
export function Organisation(props: SectionProps & { isPublicDomain: (domain: string) => boolean }) {
  const { facts, act, isPublicDomain, t, base } = props;
  const { source, profile } = facts.organisation;
  const lead =
    source === "none" || !profile
      ? t("org.none")
      : t(source === "hub" ? "org.fromHub" : "org.own", { name: profile.name });
  return (
    <>
      <p className="lead">{t("org.lead")}</p>
      <Block>
        <p>{lead}</p>
        {source === "hub" && profile ? (
          <Facts rows={[[t("org.domains"), base.facts(profile.ownDomains)]]} />
        ) : (
          <DomainsForm
            key={profile?.ownDomains.join() ?? ""}
            company={{ kind: "form", domains: profile?.ownDomains.join("\n") ?? "" }}
            isPublicDomain={isPublicDomain}
            save={(domains) => act({ kind: "save-domains", domains })}
            t={base}
          />
        )}
      </Block>
      {source !== "hub" && <Import {...props} />}
      {profile && (
        <Block>
          {ORG_PARTS.map((part) => {
            const { head, rows } = toOrgTable(part, profile, t, base);
            return (
              <details key={part} className="fold-out">
                <summary>
                  {t(`org.part.${part}`)} <span className="quiet">{rows.length}</span>
                </summary>
                {rows.length === 0 ? (
                  <p className="quiet">{t("org.emptyPart")}</p>
                ) : (
                  <Table caption={t(`org.part.${part}`)} head={head} rows={rows.slice(0, SHOWN)} />
                )}
                {rows.length > SHOWN && <p className="quiet">{t("org.moreRows", { count: rows.length - SHOWN })}</p>}
              </details>
            );
          })}
        </Block>
      )}
    </>
  );
}

function Import({ facts: { imported }, act, t }: SectionProps) {
  const whatId = useId();
  const fileId = useId();
  const hintId = useId();
  const [part, setPart] = useState<OrgPart | "whole">("whole");
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (file) act({ kind: "import", part, file });
    else input.current?.focus();
  };
  const choose = (value: string) => setPart(ORG_PARTS.find((one) => one === value) ?? "whole");
  return (
    <Block title={t("org.import")}>
      <form className="import" onSubmit={submit}>
        <div className="field">
          <label htmlFor={whatId}>{t("org.what")}</label>
          <select id={whatId} value={part} onChange={(event) => choose(event.target.value)}>
            <option value="whole">{t("org.whole")}</option>
            {ORG_PARTS.map((one) => (
              <option key={one} value={one}>
                {t("org.table", { part: t(`org.part.${one}`) })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={fileId}>{t("org.file")}</label>
          <input
            id={fileId}
            ref={input}
            type="file"
            required
            accept={part === "whole" ? ".json,application/json" : ".csv,text/csv"}
            aria-describedby={hintId}
          />
        </div>
        <p className="field-hint" id={hintId}>
          {t("org.importHint")}
        </p>
        <div className="frame-actions">
          <button type="submit" className="button">
            {t("org.import")}
          </button>
          <span className="done" role="status">
            {imported?.kind === "whole" && t("org.importedWhole", { name: imported.name })}
            {imported?.kind === "part" &&
              t("org.imported", { count: imported.rows, part: t(`org.part.${imported.part}`) })}
          </span>
        </div>
        <p className="field-error" role="alert">
          {imported?.kind === "needs-profile" && t("org.needsProfile")}
          {imported?.kind === "refused" && t("org.refused", { count: imported.issues.length, file: imported.file })}
        </p>
      </form>
      {imported?.kind === "refused" && (
        <IssueTable
          caption={t("org.refused", { count: imported.issues.length, file: imported.file })}
          issues={imported.issues}
          t={t}
        />
      )}
    </Block>
  );
}

import { useCallback, useMemo, useState } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { useNames } from "../../api/policy.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { Loading, Problem } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useDesk } from "../../workshop/use-desk.ts";
import { RulePage } from "../rule/rule-page.tsx";
import { useTexts } from "../texts.ts";
import { ChangesPage } from "./changes-page.tsx";
import { CheckState } from "./check-state.tsx";
import { ClashDialog } from "./clash-dialog.tsx";
import { DescribeDialog } from "./describe-dialog.tsx";
import { DraftProvider } from "./draft-context.tsx";
import { HistoryPage } from "./history-page.tsx";
import { LayersPage } from "./layers-page.tsx";
import { PublishPage } from "./publish-page.tsx";
import { RulesPage } from "./rules-page.tsx";
import { TermsPage } from "./terms-page.tsx";

const PARTS = [
  { path: "/", label: "draft.rules" },
  { path: "/layers", label: "draft.layers" },
  { path: "/terms", label: "draft.terms" },
  { path: "/changes", label: "draft.changes" },
  { path: "/history", label: "draft.history" },
  { path: "/publish", label: "draft.publish" },
] as const;

/** One draft: its rules, layers, changes, history and publishing, with the state of the check above them all. */
export function Workbench({ id }: { id: string }) {
  const t = useTexts(policyTexts);
  const nameOf = useNames();
  const { show } = useAnnouncer();
  const onMerged = useCallback((by: string) => show(t("draft.merged", { name: nameOf(by) })), [show, t, nameOf]);
  const { query, draft, save, describe, saving, clash } = useDraft(id, { onMerged });
  const desk = useDesk(draft?.content);
  const [location] = useLocation();
  const [isDescribing, setDescribing] = useState(false);
  const context = useMemo(
    () => draft && { draft, desk, isClosed: draft.state === "published", save },
    [draft, desk, save],
  );
  if (query.isPending) return <Loading />;
  if (!draft || !context) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  const at = `/${location.split("/")[1] ?? ""}`;
  return (
    <DraftProvider value={context}>
      <p>
        <Link href="~/console/policy" className="p-back">
          <Icon name="back" />
          <span>{t("draft.back")}</span>
        </Link>
      </p>
      <PageHeading
        title={draft.title}
        actions={
          <>
            <p className="p-saved quiet">
              {draft.state === "published"
                ? t("state.published")
                : saving === "saving"
                  ? t("draft.saving")
                  : t("draft.saved")}
            </p>
            {draft.state !== "published" && (
              <Button look="plain" onClick={() => setDescribing(true)}>
                {t("draft.describe")}
              </Button>
            )}
          </>
        }
      >
        {draft.note && <p className="p-note">{draft.note}</p>}
      </PageHeading>
      {typeof saving === "object" && (
        <Problem title={t("draft.notSaved")} error={saving.error} onRetry={saving.retry} />
      )}
      {draft.state === "published" && <p className="notice">{t("draft.published", { version: draft.version ?? 0 })}</p>}
      <CheckState />
      <nav className="p-parts" aria-label={t("draft.nav")}>
        <ul>
          {PARTS.map(({ path, label }) => (
            <li key={path}>
              <Link href={path} aria-current={at === path || (path === "/" && at === "/rules") ? "page" : undefined}>
                {t(label)}
              </Link>
            </li>
          ))}
          <li>
            <Link href={`~/console/replay?draft=${draft.id}`}>{t("draft.replay")}</Link>
          </li>
        </ul>
      </nav>
      <Switch>
        <Route path="/">
          <RulesPage />
        </Route>
        <Route path="/rules/:rule">{({ rule }) => <RulePage key={rule} id={decodeURIComponent(rule)} />}</Route>
        <Route path="/layers">
          <LayersPage />
        </Route>
        <Route path="/terms">
          <TermsPage />
        </Route>
        <Route path="/changes">
          <ChangesPage />
        </Route>
        <Route path="/history">
          <HistoryPage />
        </Route>
        <Route path="/publish">
          <PublishPage />
        </Route>
      </Switch>
      {isDescribing && <DescribeDialog draft={draft} onSave={describe} onClose={() => setDescribing(false)} />}
      {clash && <ClashDialog clash={clash} name={nameOf(clash.by)} />}
    </DraftProvider>
  );
}

import { Route, Switch } from "wouter";
import { useMe } from "../api/me.ts";
import { PageHeading } from "../components/page-heading.tsx";
import { TabLinks } from "../components/tab-links.tsx";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";
import { AuditLog } from "./audit-log.tsx";
import { Profile } from "./profile/index.tsx";
import { Settings } from "./settings.tsx";
import { Status } from "./status.tsx";

/** How the hub is, and who administered what. */
export default function Hub() {
  const t = useTexts(hubTexts);
  const isAdministrator = useMe().data?.role === "administrator";
  const tabs = [
    { path: "/", title: t("tab.status") },
    { path: "/profile", title: t("tab.profile") },
    { path: "/settings", title: t("tab.settings") },
    { path: "/log", title: t("tab.log") },
  ];
  return (
    <div className="l-page">
      <PageHeading title={t("title")} />
      {isAdministrator && <TabLinks name={t("title")} tabs={tabs} />}
      <Switch>
        <Route path="/profile">{isAdministrator ? <Profile /> : null}</Route>
        <Route path="/settings">{isAdministrator ? <Settings /> : null}</Route>
        <Route path="/log">{isAdministrator ? <AuditLog /> : null}</Route>
        <Route>
          <Status />
        </Route>
      </Switch>
    </div>
  );
}

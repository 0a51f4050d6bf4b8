import { Route, Switch } from "wouter";
import { useMe } from "../api/me.ts";
import { PageHeading } from "../components/page-heading.tsx";
import { TabLinks } from "../components/tab-links.tsx";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { Browsers } from "./browsers.tsx";
import { Invitations } from "./invitations.tsx";
import { PeopleList } from "./people-list.tsx";
import { StandIn } from "./stand-in.tsx";
import { Teams } from "./teams.tsx";

/** Who is in the organisation, in which teams, with which browsers. Administrators change it; supervisors look. */
export default function People() {
  const t = useTexts(peopleTexts);
  const isAdministrator = useMe().data?.role === "administrator";
  const tabs = [
    { path: "/", title: t("tab.people") },
    { path: "/teams", title: t("tab.teams") },
    { path: "/browsers", title: t("tab.browsers") },
    ...(isAdministrator ? [{ path: "/invitations", title: t("tab.invitations") }] : []),
  ];
  return (
    <div className="l-page">
      <PageHeading title={t("title")}>
        <p>{t(isAdministrator ? "lead" : "lead.looking")}</p>
      </PageHeading>
      <TabLinks name={t("title")} tabs={tabs} />
      <Switch>
        <Route path="/teams">
          <Teams canChange={isAdministrator} />
        </Route>
        <Route path="/browsers">
          <Browsers canChange={isAdministrator} />
        </Route>
        <Route path="/invitations">{isAdministrator ? <Invitations /> : null}</Route>
        <Route>
          <StandIn />
          <PeopleList canChange={isAdministrator} />
        </Route>
      </Switch>
    </div>
  );
}

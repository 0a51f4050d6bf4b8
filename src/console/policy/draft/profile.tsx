import { Link } from "wouter";
import { useOrganisation } from "../../api/hub-status.ts";
import { Loading, Problem } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../../i18n/texts.ts";

/** What the organisation's profile holds, in figures; it is changed under Hub. */
export function Profile() {
  const t = useTexts(policyTexts);
  const organisation = useOrganisation();
  const profile = organisation.data?.settings.profile;
  return (
    <section className="c-card" aria-labelledby="p-profile">
      <h2 id="p-profile">{t("layers.profile")}</h2>
      <p className="quiet">{t("layers.profileLead")}</p>
      {organisation.isPending && <Loading />}
      {organisation.isError && <Problem error={organisation.error} onRetry={() => void organisation.refetch()} />}
      {organisation.isSuccess && !profile && <p>{t("layers.profile.none")}</p>}
      {profile && (
        <dl className="p-facts">
          <dt>{t("layers.profile.domains")}</dt>
          <dd>{t.facts(profile.ownDomains)}</dd>
          <dt>{t("layers.profile.brands")}</dt>
          <dd>{t.facts(profile.brands) || "—"}</dd>
          <dt>{t("layers.profile.customers")}</dt>
          <dd>{profile.customers.length}</dd>
          <dt>{t("layers.profile.dealers")}</dt>
          <dd>{profile.dealers.length}</dd>
          <dt>{t("layers.profile.competitors")}</dt>
          <dd>{profile.competitors.length}</dd>
        </dl>
      )}
      <Link href="~/console/hub/profile">{t("layers.profile.edit")}</Link>
    </section>
  );
}

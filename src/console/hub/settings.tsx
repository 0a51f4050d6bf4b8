import "../policy/styles.ts";
import { useState } from "react";
import type { OrganisationSettings } from "../../model/exchange/people.ts";
import { useChangeOrganisation, useOrganisation } from "../api/hub-status.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";
import { readSettingsForm, type SettingsField, toSettingsForm } from "./settings-form.ts";

/** The organisation's name, when a browser counts as silent, and when a rule counts as noise. They hold at once. */
export function Settings() {
  const t = useTexts(hubTexts);
  const organisation = useOrganisation();
  const { data } = organisation;
  return (
    <section>
      <h2 id="settings">{t("tab.settings")}</h2>
      <p className="quiet">{t("settings.lead")}</p>
      {organisation.isPending && <Loading />}
      {organisation.isError && <Problem error={organisation.error} onRetry={() => void organisation.refetch()} />}
      {data && <Form key={JSON.stringify(data)} name={data.name} settings={data.settings} />}
    </section>
  );
}

function Form({ name, settings }: { name: string; settings: OrganisationSettings }) {
  const t = useTexts(hubTexts);
  const { show } = useAnnouncer();
  const change = useChangeOrganisation();
  const [form, setForm] = useState(() => toSettingsForm(name, settings));
  const [isTried, setTried] = useState(false);
  const read = readSettingsForm(form);
  const save = () => {
    setTried(true);
    if ("problems" in read) return;
    const value = { name: read.name, settings: { ...settings, ...read.settings } };
    // Not by the mutation's own callbacks: what is saved draws this form anew before they are called.
    void change.mutateAsync(value).then(
      () => show(t("settings.saved")),
      () => {}, // Told by the form.
    );
  };
  const field = (id: SettingsField) => (
    <Field
      key={id}
      label={t(`settings.${id}`)}
      hint={t(`settings.${id}.hint`)}
      problem={isTried && "problems" in read && read.problems.has(id) ? t(`settings.${id}.wrong`) : undefined}
    >
      {(control) => (
        <input
          {...control}
          className={id === "name" ? "p-line" : "p-short"}
          inputMode={id === "name" ? undefined : "numeric"}
          value={form[id]}
          onChange={({ target }) => setForm({ ...form, [id]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="c-card p-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {(["name", "silentAfterHours", "share", "atLeast"] as const).map(field)}
      {change.isError && <Problem error={change.error} />}
      <div className="c-actions">
        <Button look="filled" busy={change.isPending} submits>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

import type { HubStatus } from "../../model/exchange/hub-status.ts";
import { useOrganisation } from "../api/hub-status.ts";
import { CopyButton } from "../components/copy-button.tsx";
import { Field } from "../components/field.tsx";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";

/** What an administrator puts into managed storage, so that browsers know their hub and trust its keys: public/managed-schema.json. */
function toManagedSettings(hub: string, organisation: string, keys: HubStatus["keys"]): string {
  // Managed storage knows no null: a key without an end names none.
  const named = keys.map(({ notAfter, ...key }) => (notAfter === null ? key : { ...key, notAfter }));
  return JSON.stringify({ hub, organisation, keys: named, locked: true }, null, 2);
}

export function ManagedSettings({ keys }: { keys: HubStatus["keys"] }) {
  const t = useTexts(hubTexts);
  const organisation = useOrganisation().data;
  if (!organisation) return null;
  const text = toManagedSettings(location.origin, organisation.id, keys);
  return (
    <section>
      <h2 id="managed">{t("managed")}</h2>
      <p className="quiet">{t("managed.lead")}</p>
      <Field label={t("managed.text")}>
        {(control) => (
          <textarea
            {...control}
            className="l-code"
            readOnly
            rows={8}
            value={text}
            onFocus={({ target }) => target.select()}
          />
        )}
      </Field>
      <p>
        <CopyButton text={text} label={t("managed.copy")} copied={t("managed.copied")} />
      </p>
    </section>
  );
}

import { lazy, Suspense, useState } from "react";
import { toIssue } from "../../model/issues.ts";
import { orgProfileSchema } from "../../model/org.ts";
import { useChangeOrganisation, useOrganisation } from "../api/hub-status.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { useIssueWords } from "../components/use-issue-words.ts";
import { hubTexts } from "../i18n/hub.ts";
import { useTexts } from "../i18n/texts.ts";

const JsonEditor = lazy(() => import("../json-editor/json-editor.tsx").then((one) => ({ default: one.JsonEditor })));

/** Whom letters are judged for: written as data or brought as a file. Browsers get it with the next published version. */
export function Profile() {
  const t = useTexts(hubTexts);
  const { show } = useAnnouncer();
  const { sentence } = useIssueWords();
  const organisation = useOrganisation();
  const change = useChangeOrganisation();
  const [typed, setTyped] = useState<unknown>();
  const [problem, setProblem] = useState<string>();
  const { data } = organisation;
  if (organisation.isPending) return <Loading />;
  if (!data) return <Problem error={organisation.error} onRetry={() => void organisation.refetch()} />;
  const { name, settings } = data;
  const value = typed ?? settings.profile ?? { name, ownDomains: [] };
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      setTyped(JSON.parse(await file.text()));
      setProblem(undefined);
    } catch {
      setProblem(t("profile.badFile", { name: file.name }));
    }
  };
  const save = () => {
    const read = orgProfileSchema.safeParse(value);
    const [first] = read.error?.issues ?? [];
    if (!read.success) return first && setProblem(sentence(toIssue(first, value)));
    change.mutate(
      { name, settings: { ...settings, profile: read.data } },
      {
        onSuccess() {
          setTyped(undefined);
          show(t("profile.saved"));
        },
      },
    );
  };
  return (
    <section>
      <h2 id="profile">{t("profile")}</h2>
      <p className="quiet">{t("profile.lead")}</p>
      <Field label={t("profile.file")} hint={t("profile.fileHint")}>
        {(control) => (
          <input {...control} type="file" accept=".json" onChange={(event) => void open(event.target.files?.[0])} />
        )}
      </Field>
      <p className="quiet">{t("profile.help")}</p>
      <Suspense fallback={<Loading />}>
        <JsonEditor
          label={t("profile.data")}
          value={value}
          schema={orgProfileSchema}
          onPutIn={() => setProblem(undefined)}
          onChange={(read) => {
            if ("brokenLine" in read) return setProblem(t("profile.notJson", { line: read.brokenLine }));
            setProblem(undefined);
            setTyped(read.value);
          }}
        />
      </Suspense>
      {problem && (
        <p className="c-field-problem" role="alert">
          {problem}
        </p>
      )}
      {change.isError && <Problem error={change.error} />}
      <div className="c-actions">
        <Button look="filled" busy={change.isPending} aria-disabled={typed === undefined} onClick={save}>
          {t("profile.save")}
        </Button>
      </div>
    </section>
  );
}

import { lazy, Suspense } from "react";
import { orgProfileSchema } from "../../../model/org.ts";
import { Field } from "../../components/field.tsx";
import { Loading } from "../../components/states.tsx";
import { profileTexts } from "../../i18n/profile.ts";
import { useTexts } from "../../i18n/texts.ts";

const JsonEditor = lazy(() => import("../../json-editor/json-editor.tsx").then((one) => ({ default: one.JsonEditor })));

type ProfileDataProps = {
  value: unknown;
  onChange(value: unknown): void;
  onProblem(problem: string | undefined): void;
};

/** The whole profile as JSON, typed or opened as a file. */
export function ProfileData({ value, onChange, onProblem }: ProfileDataProps) {
  const t = useTexts(profileTexts);
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      onChange(JSON.parse(await file.text()));
    } catch {
      onProblem(t("badFile", { name: file.name }));
    }
  };
  return (
    <>
      <Field label={t("file")} hint={t("file.hint")}>
        {(control) => (
          <input {...control} type="file" accept=".json" onChange={(event) => void open(event.target.files?.[0])} />
        )}
      </Field>
      <p className="quiet">{t("data.help")}</p>
      <Suspense fallback={<Loading />}>
        <JsonEditor
          label={t("data")}
          value={value}
          schema={orgProfileSchema}
          onPutIn={() => onProblem(undefined)}
          onChange={(read) => {
            if ("brokenLine" in read) return onProblem(t("notJson", { line: read.brokenLine }));
            onChange(read.value);
          }}
        />
      </Suspense>
    </>
  );
}

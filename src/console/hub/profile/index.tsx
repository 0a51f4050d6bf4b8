import "../../policy/styles.ts";
import { useId, useState } from "react";
import type { Issue } from "../../../model/issues.ts";
import { parseOrg } from "../../../policy/parse-org.ts";
import { useChangeOrganisation, useOrganisation } from "../../api/hub-status.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Loading, Problem } from "../../components/states.tsx";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { profileTexts } from "../../i18n/profile.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isRec } from "./parts.ts";
import { placeWords } from "./place-words.ts";
import { ProfileData } from "./profile-data.tsx";
import { ProfileForm } from "./profile-form.tsx";

const MAX_ISSUES = 10;

/** Whom letters are judged for: written as fields and tables, or as data. Browsers get it with the next published version. */
export function Profile() {
  const t = useTexts(profileTexts);
  const { show } = useAnnouncer();
  const organisation = useOrganisation();
  const change = useChangeOrganisation();
  const [typed, setTyped] = useState<unknown>();
  const [isData, setData] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const view = useId();
  const { data } = organisation;
  if (organisation.isPending) return <Loading />;
  if (!data) return <Problem error={organisation.error} onRetry={() => void organisation.refetch()} />;
  const { name, settings } = data;
  const value = typed ?? settings.profile ?? { name, ownDomains: [] };
  const edit = (next: unknown) => {
    setTyped(next);
    setProblem(undefined);
    setIssues([]);
  };
  const save = () => {
    if (typed === undefined || problem !== undefined) return;
    const read = parseOrg(typed);
    if (read.kind === "invalid") return setIssues(read.issues);
    change.mutate(
      { name, settings: { ...settings, profile: read.org } },
      {
        onSuccess() {
          setTyped(undefined);
          show(t("saved"));
        },
      },
    );
  };
  return (
    <section>
      <h2 id="profile">{t("title")}</h2>
      <p className="quiet">{t("lead")}</p>
      <fieldset className="p-choices">
        <legend>{t("view")}</legend>
        {[false, true].map((one) => (
          <label key={String(one)} className="c-choice">
            <input type="radio" name={view} checked={isData === one} onChange={() => setData(one)} />
            <span>{t(one ? "view.data" : "view.form")}</span>
          </label>
        ))}
      </fieldset>
      {isData ? (
        <ProfileData value={value} onChange={edit} onProblem={setProblem} />
      ) : isRec(value) ? (
        <ProfileForm profile={value} onChange={edit} />
      ) : (
        <p className="c-field-problem">{t("notFields")}</p>
      )}
      {problem && (
        <p className="c-field-problem" role="alert">
          {problem}
        </p>
      )}
      {issues.length > 0 && <Wrong issues={issues} />}
      {change.isError && <Problem error={change.error} />}
      <div className="p-save">
        <div className="c-actions">
          <Button
            look="filled"
            busy={change.isPending}
            aria-disabled={typed === undefined || problem !== undefined}
            onClick={save}
          >
            {t("save")}
          </Button>
          {typed !== undefined && <p className="quiet">{t("unsaved")}</p>}
        </div>
      </div>
    </section>
  );
}

function Wrong({ issues }: { issues: readonly Issue[] }) {
  const t = useTexts(profileTexts);
  const { sentence } = useIssueWords();
  return (
    <div className="c-problem" role="alert">
      <div>
        <p className="c-problem-title">{t("wrong", { count: issues.length })}</p>
        <ul className="p-issues">
          {issues.slice(0, MAX_ISSUES).map((issue) => (
            <li key={`${issue.path} ${issue.expected}`}>{sentence({ ...issue, path: placeWords(issue.path, t) })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

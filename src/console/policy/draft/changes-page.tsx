import { createTwoFilesPatch } from "diff";
import { useId, useMemo, useState } from "react";
import type { DraftContent } from "../../../model/exchange/policy-work.ts";
import { compareContent } from "../../../policy/drafts/compare-content.ts";
import type { Change } from "../../../policy/drafts/edit-content.ts";
import { useTeams } from "../../api/people.ts";
import { useVersion, useVersions } from "../../api/policy.ts";
import { Button } from "../../components/button.tsx";
import { Empty, Loading, Problem } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { DataBox } from "../data-box.tsx";
import { useTexts } from "../texts.ts";
import { toChangeView } from "../view/change-view.ts";
import { useChangeWords } from "./change-words.ts";
import { useDraftContext } from "./draft-context.tsx";

/** What the draft says otherwise than what is in force. */
export function ChangesPage() {
  const t = useTexts(policyTexts);
  return (
    <section aria-labelledby="p-changes">
      <h2 id="p-changes">{t("changes.title")}</h2>
      <Changes />
    </section>
  );
}

/** The newest version for the organisation, with what it says; `null` when none was published. */
export function usePublished() {
  const versions = useVersions();
  const newest = versions.data?.find(({ team }) => team === null);
  const version = useVersion(newest?.version);
  if (versions.isError || version.isError) {
    const error = versions.error ?? version.error;
    return { state: "failed", error, retry: () => void (versions.isError ? versions : version).refetch() } as const;
  }
  if (versions.isSuccess && !newest) return { state: "none" } as const;
  if (!version.data) return { state: "loading" } as const;
  return { state: "there", version: version.data } as const;
}

const NOTHING: DraftContent | undefined = undefined;
const SHOWN = 60;

export function Changes() {
  const t = useTexts(policyTexts);
  const { draft } = useDraftContext();
  const published = usePublished();
  const before = published.state === "there" ? published.version.content : NOTHING;
  const changes = useMemo(
    () => compareContent(before ?? { ...draft.content, policy: {}, layer: undefined, teams: [] }, draft.content),
    [before, draft.content],
  );
  const [isData, setData] = useState(false);
  const name = useId();
  if (published.state === "loading") return <Loading />;
  if (published.state === "failed") return <Problem error={published.error} onRetry={published.retry} />;
  if (changes.length === 0) {
    return (
      <Empty icon="check" title={t("changes.none.title")}>
        <p>{t("changes.none.lead")}</p>
      </Empty>
    );
  }
  return (
    <>
      <p className="quiet">
        {published.state === "none" ? t("changes.first") : t("changes.against", { version: published.version.version })}
        {" · "}
        {t("changes.count", { count: changes.length })}
      </p>
      <fieldset className="p-choices">
        <legend>{t("changes.show")}</legend>
        <label className="c-choice">
          <input type="radio" name={name} checked={!isData} onChange={() => setData(false)} />
          <span>{t("changes.words")}</span>
        </label>
        <label className="c-choice">
          <input type="radio" name={name} checked={isData} onChange={() => setData(true)} />
          <span>{t("changes.data")}</span>
        </label>
      </fieldset>
      {isData ? <DataDiff changes={changes} /> : <WordDiff changes={changes} />}
    </>
  );
}

function WordDiff({ changes }: { changes: readonly Change[] }) {
  const t = useTexts(policyTexts);
  const toWords = useChangeWords(useTeams().data ?? []);
  const [isAll, setAll] = useState(false);
  const shown = isAll ? changes : changes.slice(0, SHOWN);
  return (
    <>
      <ul className="p-changes">
        {shown.map((change) => {
          const view = toChangeView(change);
          return (
            <li key={change.path.join("\n")} data-kind={view.kind}>
              <span className="p-sign" aria-hidden="true">
                {view.kind === "added" ? "+" : view.kind === "removed" ? "−" : "~"}
              </span>
              {toWords(view)}
            </li>
          );
        })}
      </ul>
      {shown.length < changes.length && (
        <Button onClick={() => setAll(true)}>{t("changes.showAll", { count: changes.length })}</Button>
      )}
    </>
  );
}

const toText = (value: unknown): string => (value === undefined ? "" : `${JSON.stringify(value, undefined, 2)}\n`);

function DataDiff({ changes }: { changes: readonly Change[] }) {
  const t = useTexts(policyTexts);
  const lines = useMemo(
    () =>
      changes.slice(0, SHOWN).flatMap(({ path, before, after }) => {
        const name = path.join(".");
        const patch = createTwoFilesPatch(name, name, toText(before), toText(after), "", "", { context: 2 });
        // The library's own heading says each name three times.
        return [
          `@ ${name}`,
          ...patch.split("\n").filter((line) => !/^(?:Index: |=====|--- |\+\+\+ |@@|\\ )/.test(line)),
        ];
      }),
    [changes],
  );
  return (
    <>
      <DataBox label={t("data.diff")}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, never reordered
          <span key={at} data-sign={line[0]}>
            {line}
            {"\n"}
          </span>
        ))}
      </DataBox>
      {changes.length > SHOWN && <p className="quiet">{t("changes.more", { count: changes.length - SHOWN })}</p>}
    </>
  );
}

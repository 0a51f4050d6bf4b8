import "../policy/styles.ts";
import { useMemo, useState } from "react";
import { Link, useSearch } from "wouter";
import type { OrgProfile } from "../../model/org.ts";
import { useOrganisation } from "../api/hub-status.ts";
import { useMe } from "../api/me.ts";
import { useDrafts, useVersions } from "../api/policy.ts";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading, Problem } from "../components/states.tsx";
import { replayTexts } from "../i18n/replay.ts";
import { useTexts } from "../i18n/texts.ts";
import type { ReplaySource } from "../workshop/protocol.ts";
import { Letters } from "./letters.tsx";
import { Result } from "./result.tsx";
import { useReplay } from "./use-replay.ts";

/** What a link to here asks for: `?draft=<id>` or `?version=<number>`. */
const toAsked = (search: URLSearchParams): string | undefined =>
  (["draft", "version"] as const).flatMap((kind) => (search.has(kind) ? [`${kind} ${search.get(kind)}`] : []))[0];

/** `draft <id>`, `version <number>`, or nothing at all. */
export type Choice = `draft ${string}` | `version ${number}` | "nothing";

/** A policy over letters: what would newly be held, and what no longer. */
export default function Replay() {
  const t = useTexts(replayTexts);
  const drafts = useDrafts();
  const versions = useVersions();
  const asked = toAsked(new URLSearchParams(useSearch()));
  const [after, setAfter] = useState<string>();
  const [before, setBefore] = useState<string>();
  const [sources, setSources] = useState<ReplaySource[]>([]);
  const [isTried, setTried] = useState(false);
  const organisation = useOrganisation();
  const org = useProfile(organisation.data);
  const replay = useReplay();
  const options = useMemo(() => {
    const own = (versions.data ?? []).filter(({ team }) => team === null);
    return {
      drafts: (drafts.data ?? []).map(({ id, title }) => [`draft ${id}`, t("setup.draft", { title })] as const),
      versions: own.map(({ version }, at) => {
        const name = at === 0 ? t("setup.newest", { version }) : t("setup.version", { version });
        return [`version ${version}`, name] as const;
      }),
    };
  }, [drafts.data, versions.data, t]);
  if (drafts.isPending || versions.isPending || organisation.isPending) return <Loading />;
  if (drafts.isError) return <Problem error={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (versions.isError) return <Problem error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!organisation.data) return <Problem error={organisation.error} onRetry={() => void organisation.refetch()} />;
  const known = [...options.drafts, ...options.versions].map(([value]) => value);
  const first = known.find((value) => value === asked) ?? known[0];
  const chosenAfter = after ?? first;
  const chosenBefore = before ?? options.versions.find(([value]) => value !== chosenAfter)?.[0] ?? "nothing";
  if (!chosenAfter) {
    return (
      <>
        <PageHeading title={t("title")}>
          <p>{t("lead")}</p>
        </PageHeading>
        <Empty
          icon="replay"
          title={t("setup.none")}
          actions={
            <Link href="~/console/policy" className="button button-filled">
              {t("setup.toPolicy")}
            </Link>
          }
        >
          <p>{t("setup.noneLead")}</p>
        </Empty>
      </>
    );
  }
  const start = () => {
    setTried(true);
    if (sources.length === 0) return;
    replay.start({ before: chosenBefore, after: chosenAfter, org, sources });
  };
  return (
    <>
      <PageHeading title={t("title")}>
        <p>{t("lead")}</p>
      </PageHeading>
      <div className="p-steps">
        <section className="c-card" aria-labelledby="r-setup">
          <h2 id="r-setup">{t("setup.title")}</h2>
          <div className="p-row">
            <Field label={t("setup.after")}>
              {(control) => (
                <select {...control} value={chosenAfter} onChange={(event) => setAfter(event.target.value)}>
                  <Options list={[...options.drafts, ...options.versions]} />
                </select>
              )}
            </Field>
            <Field label={t("setup.before")}>
              {(control) => (
                <select {...control} value={chosenBefore} onChange={(event) => setBefore(event.target.value)}>
                  <Options list={[...options.versions, ["nothing", t("setup.nothing")], ...options.drafts]} />
                </select>
              )}
            </Field>
          </div>
        </section>
        <Letters sources={sources} onChange={setSources} isMissing={isTried && sources.length === 0} />
        <div className="c-actions">
          {replay.state.kind === "running" ? (
            <Button onClick={replay.stop}>{t("run.stop")}</Button>
          ) : (
            <Button look="filled" icon="replay" onClick={start}>
              {t("run.start")}
            </Button>
          )}
        </div>
        <Result state={replay.state} />
      </div>
    </>
  );
}

function Options({ list }: { list: readonly (readonly [value: string, name: string])[] }) {
  return list.map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}

/** Whom letters are judged for; without a profile at least the person's own domain counts as inside. */
function useProfile(organisation: ReturnType<typeof useOrganisation>["data"]): OrgProfile {
  const { data: me } = useMe();
  const { profile } = organisation?.settings ?? {};
  const domain = me?.email.split("@")[1] ?? "own.invalid";
  return profile ?? { name: me?.organisation.name ?? "", ownDomains: [domain] };
}

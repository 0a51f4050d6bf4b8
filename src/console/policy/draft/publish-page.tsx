import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { draftKey, type PolicyDraft, useCheckDraft, usePublish } from "../../api/policy.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Loading, Problem } from "../../components/states.tsx";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { useNow } from "../../components/use-now.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { RolloutFields, readRolloutForm, toRolloutForm } from "../rollout-fields.tsx";
import { useTexts } from "../texts.ts";
import { usePathWords, usePlaceWords, useRuleName } from "./change-words.ts";
import { Changes } from "./changes-page.tsx";
import { useDraftContext } from "./draft-context.tsx";

const MAX_LISTED = 20;

/** From a draft to a version: checked, seen what changes, replayed, and given to whom. */
export function PublishPage() {
  const t = useTexts(policyTexts);
  const { draft, isClosed } = useDraftContext();
  return (
    <div className="p-steps">
      <h2>{t("publish.title")}</h2>
      <section className="c-card" aria-labelledby="p-step-check">
        <h3 id="p-step-check">{t("publish.step.check")}</h3>
        <Check />
      </section>
      <section className="c-card" aria-labelledby="p-step-changes">
        <h3 id="p-step-changes">{t("publish.step.changes")}</h3>
        <Changes />
      </section>
      <section className="c-card" aria-labelledby="p-step-replay">
        <h3 id="p-step-replay">{t("publish.step.replay")}</h3>
        <p>
          <Link href={`~/console/replay?draft=${draft.id}`} className="button">
            {t("publish.replay")}
          </Link>
        </p>
      </section>
      {!isClosed && (
        <section className="c-card" aria-labelledby="p-step-who">
          <h3 id="p-step-who">{t("publish.step.who")}</h3>
          <PublishForm />
        </section>
      )}
    </div>
  );
}

function Check() {
  const t = useTexts(policyTexts);
  const { draft, isClosed, save } = useDraftContext();
  const now = useNow();
  const { sentence } = useIssueWords();
  const nameOf = useRuleName();
  const placeOf = usePlaceWords();
  const pathOf = usePathWords();
  const check = useCheckDraft(draft.id);
  const { say } = useAnnouncer();
  const found = draft.check;
  const run = async () => {
    say(t("publish.checking"));
    // What is on its way to the hub is to be checked too.
    await save([]);
    check.mutate(undefined, {
      onSuccess: ({ check: made }) =>
        say(made?.sound ? t("state.checked") : t("publish.check.unsound", { count: made?.issues.length ?? 0 })),
    });
  };
  return (
    <>
      {check.isPending && <Loading label={t("publish.checking")} />}
      {check.isError && <Problem error={check.error} onRetry={() => void run()} />}
      {found?.sound && !check.isPending && (
        <p className="p-good">
          <Icon name="check" />
          <span>
            {t("publish.check.sound", {
              moment: t.moment(new Date(found.at), now),
              rules: found.rules,
              examples: found.examples,
            })}{" "}
            {t("publish.speed", { median: found.speed.medianMs, slowest: found.speed.p95Ms })}
          </span>
        </p>
      )}
      {found && !found.sound && (
        <>
          <p className="p-bad">
            <Icon name="warning" />
            <span>{t("publish.check.unsound", { count: found.issues.length })}</span>
          </p>
          <ul className="p-issues">
            {found.issues.slice(0, MAX_LISTED).map((issue) => (
              <li key={`${issue.path} ${issue.found}`}>{sentence({ ...issue, path: pathOf(issue.path) })}</li>
            ))}
            {found.issues.length > MAX_LISTED && (
              <li>{t("changes.more", { count: found.issues.length - MAX_LISTED })}</li>
            )}
          </ul>
        </>
      )}
      {found && found.conflicts.length > 0 && (
        <details>
          <summary>{t("publish.check.conflicts", { count: found.conflicts.length })}</summary>
          <ul className="p-issues">
            {found.conflicts.slice(0, MAX_LISTED).map((one) => (
              <li key={`${one.ruleId} ${one.example}`}>
                {t("publish.check.conflict", {
                  rule: nameOf(one.ruleId),
                  example: one.example,
                  other: nameOf(one.with),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {found && found.ignored.length > 0 && (
        <details open>
          <summary>{t("publish.check.ignored", { count: found.ignored.length })}</summary>
          <ul className="p-issues">
            {found.ignored.map(({ layer, key, because, by = "" }) => (
              <li key={`${layer} ${key}`}>
                {t(`publish.ignored.${because}`, { layer, key: placeOf(key.split(".")), by })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!found?.sound && !isClosed && !check.isPending && (
        <p>
          <Button look="filled" onClick={() => void run()}>
            {t("publish.check")}
          </Button>
        </p>
      )}
    </>
  );
}

function PublishForm() {
  const t = useTexts(policyTexts);
  const { draft, save } = useDraftContext();
  const { show } = useAnnouncer();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const publish = usePublish(draft.id);
  const [typed, setTyped] = useState<string>();
  const note = typed ?? draft.note;
  const [form, setForm] = useState(() => toRolloutForm({ teams: null, share: 100 }));
  const [days, setDays] = useState(String(draft.content.validDays));
  const [isTried, setTried] = useState(false);
  const read = readRolloutForm(form);
  const isReady = draft.state === "checked";
  const areDaysBad = !/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > 730;
  /** How long it holds is part of the draft, and does not touch its check. @returns the revision to publish */
  const keepDays = async (): Promise<number | undefined> => {
    if (Number(days) === draft.content.validDays) return draft.revision;
    const result = await save([{ path: ["validDays"], value: Number(days) }]);
    return result === "saved" ? client.getQueryData<PolicyDraft>(draftKey(draft.id))?.revision : undefined;
  };
  const go = async () => {
    setTried(true);
    if (!isReady || areDaysBad || note.trim() === "" || !read.rollout) return;
    const revision = await keepDays();
    if (revision === undefined) return;
    // Not by the mutation's own callbacks: news of the hub may take this form away before the answer is here.
    await publish.mutateAsync({ revision, note, rollout: read.rollout }).then(
      ({ version }) => {
        show(t("publish.done", { version }));
        navigate("~/console/policy");
      },
      () => {}, // Told by the form.
    );
  };
  return (
    <>
      <Field
        label={t("publish.note")}
        hint={t("publish.noteHint")}
        problem={isTried && note.trim() === "" ? t("publish.needNote") : undefined}
      >
        {(control) => <textarea {...control} value={note} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <RolloutFields form={form} onChange={setForm} problem={isTried ? read.problem : undefined} />
      <Field label={t("publish.valid")} problem={areDaysBad ? t("publish.badDays") : undefined}>
        {(control) => (
          <input
            {...control}
            className="p-short"
            type="number"
            min={1}
            max={730}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
      </Field>
      {!isReady && <p className="quiet">{t("publish.notChecked")}</p>}
      {publish.isError && <Problem error={publish.error} />}
      <div className="c-actions">
        <Button look="filled" busy={publish.isPending} aria-disabled={!isReady} onClick={() => void go()}>
          {publish.isPending ? t("publish.busy") : t("publish.do")}
        </Button>
      </div>
    </>
  );
}

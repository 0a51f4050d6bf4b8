import { type ReactNode, type SubmitEvent, useId, useRef } from "react";
import type { SectionProps } from "./options-page.tsx";
import { Block, Confirm, Facts, useQuestion } from "./parts.tsx";

/** Signed rules from a file, for those who have no hub or can't reach it. */
export function PolicyFile({ facts, act, t, base }: SectionProps) {
  const fileId = useId();
  const noteId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { file: attempt, state } = facts.hub;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file) input.current?.focus();
    else if (attempt?.kind !== "checking") act({ kind: "policy-file", file });
  };
  const published = (issuedAt: string) => base.ago(new Date(issuedAt), facts.now);
  const asked = attempt?.kind === "unconfirmed" ? attempt : undefined;
  const fault = faultOf(facts.hub.file, { t, base });
  return (
    <Block title={t("file.title")}>
      {!state.connection && <p>{t("file.lead")}</p>}
      {state.fileKey !== null && <InForce facts={facts} act={act} t={t} base={base} />}
      <form className="field" onSubmit={submit} noValidate>
        <label htmlFor={fileId}>{t("file.choose")}</label>
        <div className="field-row">
          <input
            id={fileId}
            ref={input}
            type="file"
            accept=".json,application/json"
            aria-invalid={fault ? true : undefined}
            aria-describedby={noteId}
          />
          <button type="submit" className="button" aria-disabled={attempt?.kind === "checking"}>
            {t("file.take")}
          </button>
        </div>
        <div id={noteId}>
          <p className="field-error" role="alert">
            {fault}
          </p>
          <p className="field-hint" role="status">
            {attempt?.kind === "checking"
              ? t("file.checking")
              : attempt?.kind === "taken"
                ? t("file.taken", { version: attempt.version, when: published(attempt.issuedAt) })
                : t("file.hint")}
          </p>
        </div>
      </form>
      <Confirm
        question={
          asked && {
            title: t("file.confirm"),
            detail: t("file.confirmDetail", {
              name: asked.name ?? t("file.unnamed"),
              version: asked.version,
              when: published(asked.issuedAt),
            }),
            code: asked.fingerprint,
            yes: t("file.confirmYes"),
            onYes: () => act({ kind: "policy-file-confirm", fingerprint: asked.fingerprint }),
          }
        }
        onClose={() => act({ kind: "policy-file-drop" })}
        t={t}
      />
    </Block>
  );
}

/** What is in force by a file, and how to be rid of it. */
function InForce({ facts, act, t, base }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const { policy, fileKey } = facts.hub.state;
  if (!policy || fileKey === null) return null;
  const rows: [string, ReactNode][] = [
    [
      t("hub.policy"),
      t("hub.policyVersion", { version: policy.version, when: base.ago(new Date(policy.issuedAt), facts.now) }),
    ],
    [
      t("hub.expires"),
      `${base.moment(new Date(policy.expiresAt), facts.now)} · ${t(`hub.standing.${policy.standing}`)}`,
    ],
    [t("file.key"), <code key="key">{fileKey}</code>],
  ];
  const remove = () =>
    ask({
      title: t("file.removeAsk"),
      detail: t("file.removeDetail"),
      yes: t("file.removeDo"),
      onYes: () => act({ kind: "policy-file-forget" }),
    });
  return (
    <>
      <Facts rows={rows} />
      <div className="frame-actions">
        <button type="button" className="link" onClick={remove}>
          {t("file.remove")}
        </button>
      </div>
      {dialog}
    </>
  );
}

function faultOf(attempt: SectionProps["facts"]["hub"]["file"], { t, base }: Pick<SectionProps, "t" | "base">): string {
  switch (attempt?.kind) {
    case "unreadable":
    case "too-large":
      return t(`file.fault.${attempt.kind}`);
    case "refused":
      return attempt.code === "no-key" || attempt.code === "locked"
        ? t(`file.fault.${attempt.code}`)
        : t("file.refused", { why: base(`refusal.${attempt.code}`) });
    default:
      return "";
  }
}

import { type SubmitEvent, useId, useState } from "react";
import type { OptionsTranslator } from "../i18n/screens/options.ts";
import type { HubFacts, OptionsAction } from "../view-models/options.ts";
import type { SectionProps } from "./options-page.tsx";
import { Block, Facts, useQuestion } from "./parts.tsx";
import { PolicyFile } from "./policy-file.tsx";

/** The organisation's hub: connecting, what came of it, and leaving it. */
export function Hub({ facts, act, t, base }: SectionProps) {
  const { connection, pending } = facts.hub.state;
  return (
    <>
      <p className="lead">{t("hub.lead")}</p>
      {connection && !connection.revoked ? (
        <Connected facts={facts} act={act} t={t} base={base} />
      ) : pending ? (
        <Pending pending={pending} act={act} t={t} />
      ) : (
        <Block>
          <p>{t(connection?.revoked ? "hub.revoked" : facts.hub.state.policy ? "hub.noneRuled" : "hub.none")}</p>
          <ConnectForm hub={facts.hub} act={act} t={t} />
        </Block>
      )}
      <PolicyFile facts={facts} act={act} t={t} base={base} />
    </>
  );
}

type HubAction = Extract<OptionsAction, { kind: "connect" | "disconnect" | "open-page" }>;
type PartProps = { act: (action: HubAction) => void; t: OptionsTranslator };

/** The code that a person confirms on the hub's page. */
export function Pending({ pending, act, t }: PartProps & { pending: NonNullable<HubFacts["state"]["pending"]> }) {
  return (
    <Block>
      <p>{t("hub.pending")}</p>
      <p className="code" role="status">
        {pending.userCode}
      </p>
      <div className="frame-actions">
        <button type="button" className="button" onClick={() => act({ kind: "open-page", url: pending.page })}>
          {t("hub.openPage")}
        </button>
        <button type="button" className="link" onClick={() => act({ kind: "disconnect" })}>
          {t("hub.giveUp")}
        </button>
      </div>
    </Block>
  );
}

/** The address of a hub, and what came of asking there. */
export function ConnectForm({ hub, act, t }: PartProps & { hub: HubFacts }) {
  const id = useId();
  const noteId = useId();
  const [address, setAddress] = useState(hub.managed ?? "");
  const { attempt, managed, locked } = hub;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (attempt?.kind !== "asking") act({ kind: "connect", hub: address.trim() });
  };
  const known = ["bad-address", "unreachable", "not-allowed", "not-permitted"] as const;
  const failed =
    attempt?.kind === "failed" ? (known.find((code) => code === attempt.code) ?? "unreachable") : undefined;
  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t("hub.address")}</label>
      <div className="field-row">
        <input
          id={id}
          type="url"
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          readOnly={managed !== undefined && locked}
          value={address}
          aria-invalid={failed ? true : undefined}
          aria-describedby={noteId}
          onChange={(event) => setAddress(event.target.value)}
        />
        <button type="submit" className="button button-filled" aria-disabled={attempt?.kind === "asking"}>
          {t("hub.connect")}
        </button>
      </div>
      <div id={noteId}>
        <p className="field-error" role="alert">
          {failed && t(`hub.failed.${failed}`)}
        </p>
        <p className="field-hint" role="status">
          {attempt?.kind === "asking"
            ? t("hub.connecting")
            : managed
              ? t("hub.managed", { hub: managed })
              : t("hub.addressHint")}
        </p>
      </div>
    </form>
  );
}

function Connected({ facts, act, t, base }: SectionProps) {
  const [ask, dialog] = useQuestion(t);
  const { connection, policy, last, waitingReviews, unsentRecords } = facts.hub.state;
  if (!connection) return null;
  const { hub, organisation, person } = connection;
  const ago = (at: string) => base.ago(new Date(at), facts.now);
  const outcomes = ["fresh", "updated", "unreachable", "revoked", "none"] as const;
  const outcome = outcomes.find((one) => one === last?.outcome);
  const lastWords = !last
    ? t("hub.never")
    : last.outcome === "refused"
      ? t("hub.outcome.refused", { when: ago(last.at), why: last.refusal ? base(`refusal.${last.refusal}`) : "" })
      : t(`hub.outcome.${outcome ?? "fresh"}`, { when: ago(last.at) });
  const rows: [string, string][] = [
    [t("hub.at"), hub],
    [
      t("hub.policy"),
      policy ? t("hub.policyVersion", { version: policy.version, when: ago(policy.issuedAt) }) : t("hub.policyNone"),
    ],
    ...(policy
      ? [
          [
            t("hub.expires"),
            `${base.moment(new Date(policy.expiresAt), facts.now)} · ${t(`hub.standing.${policy.standing}`)}`,
          ] satisfies [string, string],
        ]
      : []),
    [t("hub.last"), lastWords],
    [t("hub.waiting"), String(waitingReviews)],
    [t("hub.unsent"), String(unsentRecords)],
  ];
  const disconnect = () =>
    ask({
      title: t("hub.disconnectAsk", { organisation }),
      detail: t("hub.disconnectDetail"),
      yes: t("hub.disconnectDo"),
      onYes: () => act({ kind: "disconnect" }),
    });
  return (
    <Block title={t("hub.connected", { person, organisation })}>
      <Facts rows={rows} />
      <label className="tick">
        <input
          type="checkbox"
          checked={facts.hub.notices ?? true}
          onChange={(event) => act({ kind: "notices", on: event.target.checked })}
        />
        <span>{t("hub.notices")}</span>
      </label>
      <div className="frame-actions">
        <button type="button" className="button" onClick={() => act({ kind: "look" })}>
          {t("hub.look")}
        </button>
        <button type="button" className="button" onClick={() => act({ kind: "open-page", url: `${hub}/` })}>
          {t("hub.console")}
        </button>
        <button type="button" className="link" onClick={disconnect}>
          {t("hub.disconnect")}
        </button>
      </div>
      <p className="field-error" role="alert">
        {facts.hub.unsent ? t("hub.disconnectUnsent", { count: facts.hub.unsent }) : ""}
      </p>
      {dialog}
    </Block>
  );
}

import { useId, useRef, useState } from "react";
import { emailAddress, ROLES, type Role } from "../../model/exchange/shared.ts";
import { type Invitation, useInvitations, useInvite, useTeams, useWithdrawInvitation } from "../api/people.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { Field } from "../components/field.tsx";
import { useFormats } from "../components/formats.ts";
import { Loading, Problem } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useNow } from "../components/use-now.ts";
import { peopleTexts } from "../i18n/people.ts";
import { useTexts } from "../i18n/texts.ts";
import { RoleField, TeamChoices } from "./choices.tsx";

/** Invites someone, and shows whom an invitation waits for. The link is shown once: the hub keeps none. */
export function Invitations() {
  const t = useTexts(peopleTexts);
  return (
    <>
      <section>
        <h2 id="invite">{t("invite")}</h2>
        <InviteForm />
      </section>
      <section>
        <h2 id="invited" tabIndex={-1}>
          {t("invited")}
        </h2>
        <InvitationList />
      </section>
    </>
  );
}

function InviteForm() {
  const t = useTexts(peopleTexts);
  const { say } = useAnnouncer();
  const teams = useTeams();
  const invite = useInvite();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("writer");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const submit = () => {
    const parsed = emailAddress.safeParse(email.trim());
    setWrong(!parsed.success);
    if (!parsed.success) return input.current?.focus();
    invite.mutate(
      { email: parsed.data, role, teams: [...chosen] },
      {
        onSuccess() {
          say(t("invite.made"));
          setEmail("");
        },
      },
    );
  };
  return (
    <form
      className="l-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("email")} problem={isWrong ? t("email.wrong") : undefined}>
        {(control) => (
          <input
            {...control}
            ref={input}
            type="email"
            autoComplete="off"
            value={email}
            onChange={({ target }) => {
              setEmail(target.value);
              setWrong(false);
            }}
          />
        )}
      </Field>
      <RoleField role={role} roles={ROLES} onChange={setRole} />
      <TeamChoices teams={teams.data ?? []} chosen={chosen} onChange={setChosen} />
      <div className="c-actions">
        <Button look="filled" submits busy={invite.isPending}>
          {t("invite.send")}
        </Button>
      </div>
      {invite.isError && (
        <div className="l-wide">
          <Problem error={invite.error} />
        </div>
      )}
      {invite.data && <InvitationLink email={invite.data.email ?? ""} link={invite.data.link} />}
    </form>
  );
}

function InvitationLink({ email, link }: { email: string; link: string }) {
  const t = useTexts(peopleTexts);
  const id = useId();
  return (
    <div className="l-wide c-card">
      <p id={id}>{t("invite.link", { email })}</p>
      <div className="l-link-row">
        <Field label={t("link")}>
          {(control) => <input {...control} readOnly value={link} onFocus={({ target }) => target.select()} />}
        </Field>
        <CopyButton text={link} label={t("copy")} copied={t("copied")} describedBy={id} />
      </div>
    </div>
  );
}

function InvitationList() {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const now = useNow(60_000);
  const { show } = useAnnouncer();
  const invitations = useInvitations();
  const withdraw = useWithdrawInvitation();
  const stateOf = ({ usedAt, expiresAt }: Invitation) =>
    usedAt
      ? t("invitation.used", { date: format.date(usedAt) })
      : Date.parse(expiresAt) <= now.getTime()
        ? t("invitation.expired", { date: format.date(expiresAt) })
        : t("invitation.open", { date: format.date(expiresAt) });
  const columns: Column<Invitation>[] = [
    { id: "email", title: t("email"), isHeader: true, cell: ({ email }) => email ?? "–" },
    { id: "role", title: t("column.role"), cell: ({ role }) => t(`role.${role}`) },
    { id: "state", title: t("column.state"), cell: stateOf },
    {
      id: "actions",
      title: t("column.actions"),
      cell: ({ id, email, usedAt }) =>
        usedAt ? null : (
          <Button
            look="plain"
            busy={withdraw.isPending && withdraw.variables === id}
            aria-label={t("what", { action: t("withdraw"), name: email ?? "" })}
            onClick={() =>
              withdraw.mutate(id, {
                onSuccess() {
                  show(t("withdrawn", { email: email ?? "" }));
                  document.getElementById("invited")?.focus();
                },
              })
            }
          >
            {t("withdraw")}
          </Button>
        ),
    },
  ];
  if (invitations.isPending) return <Loading />;
  if (invitations.isError) {
    return <Problem error={invitations.error} onRetry={() => void invitations.refetch()} />;
  }
  return (
    <>
      {withdraw.isError && <Problem error={withdraw.error} />}
      {invitations.data.length === 0 ? (
        <p className="quiet">{t("invited.none")}</p>
      ) : (
        <Table
          caption={t("invited")}
          isCaptionHidden
          columns={columns}
          rows={invitations.data}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}

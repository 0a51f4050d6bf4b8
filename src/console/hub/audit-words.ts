import {
  AUDIT_DETAILS,
  type AuditAction,
  type AuditDetail,
  type AuditEntry,
  ORGANISATION_PARTS,
  SEARCH_FIELDS,
} from "../../model/exchange/audit-log.ts";
import type { TranslatorOf } from "../../ui/i18n/translator.ts";
import type { Formats } from "../components/formats.ts";
import type { auditEn } from "../i18n/audit.en.ts";

type T = TranslatorOf<typeof auditEn>;

/** What a sentence needs beside its entry. Names are undefined of what is no longer there. */
export type AuditSpeech = {
  t: T;
  format: Pick<Formats, "percent" | "moment" | "rule">;
  person(id: string): string | undefined;
  team(id: string): string | undefined;
};

/** A sentence whose subject is whoever did it; `quote` is what they wrote themselves, `record` the archive's record. */
export type AuditWords = { said: string; quote?: string; record?: string };

type Entry<A extends AuditAction> = Pick<AuditEntry, "target" | "rule"> & { detail: Partial<AuditDetail<A>> };
type Wording<A extends AuditAction> = (entry: Entry<A>, speech: AuditSpeech) => string | AuditWords;

/** Older entries tell less: then the sentence does too. */
const WORDINGS: { [A in AuditAction]: Wording<A> } = {
  "set-up-link.made": (_, { t }) => t("set-up-link"),
  "organisation.made": ({ detail: { name = "" } }, { t }) => t("organisation.made", { name }),
  "organisation.changed": sayOrganisation,
  "person.invited": ({ detail: { email = "", role = "writer" } }, { t }) =>
    t("person.invited", { email, role: t(`as.${role}`) }),
  "person.joined": (_, { t }) => t("person.joined"),
  "person.changed": sayPerson,
  "person.removed": ({ detail: { name, email = "" } }, { t }) =>
    t("person.removed", { name: name ?? t("some.person"), email }),
  "person.delegated": ({ target, detail: { until } }, speech) =>
    target && until
      ? speech.t("standIn.named", { person: nameOf(target, speech), until: speech.format.moment(until) })
      : speech.t("standIn.ended"),
  "invitation.withdrawn": ({ detail: { email } }, { t }) =>
    email ? t("invitation.withdrawn", { email }) : t("invitation.withdrawn.someone"),
  "browser.enrolled": ({ detail: { label } }, { t }) => t("browser.enrolled", { label: label || t("some.browser") }),
  "browser.revoked": ({ detail: { label, person } }, speech) =>
    speech.t("browser.revoked", { person: nameOf(person, speech), label: label || speech.t("some.browser") }),
  "team.made": ({ detail: { name = "" } }, { t }) => t("team.made", { name }),
  "team.renamed": ({ detail: { was, name = "" } }, { t }) =>
    was ? t("team.renamed", { was, name }) : t("team.renamedTo", { name }),
  "team.dissolved": ({ detail: { name = "" } }, { t }) => t("team.dissolved", { name }),
  "draft.deleted": ({ detail: { title = "", version } }, { t }) =>
    version ? t("draft.deletedOf", { title, version }) : t("draft.deleted", { title }),
  "policy.published": ({ target, detail: { note } }, { t }) => ({
    said: t("policy.published", { version: target ?? "" }),
    quote: note,
  }),
  "policy.rolled-back": ({ target, detail: { to = "", note } }, { t }) => ({
    said: t("policy.rolledBack", { version: target ?? "", to }),
    quote: note,
  }),
  "policy.rolled-out": sayRollout,
  "review.approved": sayReview("review.approved"),
  "review.approved-with-changes": sayReview("review.approved-with-changes"),
  "review.refused": sayReview("review.refused"),
  "key.rotated": ({ target }, { t }) => t("key.rotated", { key: target ?? "" }),
  "archive.searched": ({ detail }, { t }) => saySearch("archive", detail, t),
  "records.searched": ({ detail }, { t }) => saySearch("records", detail, t),
  "record.read": sayLetter("record.read"),
  "records.exported": (_, { t }) => t("records.exported"),
  "records.gap": ({ detail: { expected = 0, found = 0, record } }, { t }) => ({
    said: found > expected ? t("records.gap", { expected, found }) : t("records.again", { found }),
    record,
  }),
  "approval.used-again": ({ detail: { record } }, { t }) => ({ said: t("approval.used-again"), record }),
  "letter.read": sayLetter("letter.read"),
  "letter.deleted": sayLetter("letter.deleted"),
  "letter.held": sayLetter("letter.held"),
  "letter.released": sayLetter("letter.released"),
  "noise.accepted": sayNoise("noise.accepted"),
  "noise.dismissed": sayNoise("noise.dismissed"),
  "report.answered": (entry, speech) =>
    speech.t(entry.detail.kind ? `report.${entry.detail.kind}` : "report.answered", { rule: ruleOf(entry, speech) }),
  "rule.owner-named": (entry, speech) => {
    const rule = ruleOf(entry, speech);
    const { owner } = entry.detail;
    return owner ? speech.t("owner.named", { person: nameOf(owner, speech), rule }) : speech.t("owner.none", { rule });
  },
};

/** An entry of the audit log as a sentence in the reader's language. */
export function sayAuditEntry({ action, target, rule, detail }: AuditEntry, speech: AuditSpeech): AuditWords {
  if (!Object.hasOwn(WORDINGS, action)) return { said: speech.t("unknown", { action }) };
  const known = action as AuditAction; // it is a key of the wordings
  const read = AUDIT_DETAILS[known].partial().safeParse(detail);
  // The compiler can't follow that wording and detail are of one action.
  const wording = WORDINGS[known] as Wording<AuditAction>;
  const words = wording({ target, rule, detail: read.success ? read.data : {} }, speech);
  return typeof words === "string" ? { said: words } : words;
}

const nameOf = (id: string | null | undefined, { t, person }: AuditSpeech): string =>
  (id && person(id)) || t("some.person");
const ruleOf = ({ target, rule }: Pick<AuditEntry, "target" | "rule">, { format }: AuditSpeech): string =>
  format.rule(target ?? "", rule);

function sayOrganisation({ detail: { name = "", changed } }: Entry<"organisation.changed">, { t }: AuditSpeech) {
  // Older entries don't tell what was changed.
  if (!changed) return t("organisation.changedSomehow");
  const told = ORGANISATION_PARTS.filter((part) => changed.includes(part)).map((part) =>
    part === "name" ? t("part.name", { name }) : t(`part.${part}`),
  );
  return told.length > 0 ? t("organisation.changed", { parts: t.list(told) }) : t("organisation.saved");
}

function sayPerson({ target, detail: { role, wasRole, teams } }: Entry<"person.changed">, speech: AuditSpeech): string {
  const { t } = speech;
  const person = nameOf(target, speech);
  // Older entries don't tell what the role was.
  const asked = role && (wasRole || !teams) ? t(`as.${role}`) : undefined;
  if (asked && teams?.length) return t("person.roleTeams", { person, role: asked, teams: teamsOf(teams, speech) });
  if (asked && teams) return t("person.roleNoTeams", { person, role: asked });
  if (asked) return t("person.role", { person, role: asked });
  if (teams?.length) return t("person.teams", { person, teams: teamsOf(teams, speech) });
  return teams ? t("person.noTeams", { person }) : t("person.changed", { person });
}

const teamsOf = (ids: readonly string[], { t, team }: AuditSpeech): string =>
  t.list(ids.map((id) => team(id) ?? t("some.team")));

function sayRollout({ target, detail: { teams, share = 100 } }: Entry<"policy.rolled-out">, speech: AuditSpeech) {
  const { t } = speech;
  const given = { version: target ?? "" };
  const part = speech.format.percent(share / 100);
  if (share === 0 || teams?.length === 0) return t("rollout.nobody", given);
  if (!teams) return share === 100 ? t("rollout.all", given) : t("rollout.share", { ...given, share: part });
  const names = teamsOf(teams, speech);
  return share === 100
    ? t("rollout.teams", { ...given, teams: names })
    : t("rollout.teamsShare", { ...given, teams: names, share: part });
}

function sayReview(key: "review.approved" | "review.approved-with-changes" | "review.refused") {
  return ({ detail: { writer } }: { detail: { writer?: string } }, speech: AuditSpeech): string =>
    speech.t(key, { person: nameOf(writer, speech) });
}

const isSearchField = (name: string): name is (typeof SEARCH_FIELDS)[number] =>
  SEARCH_FIELDS.some((field) => field === name);

function saySearch(kind: "archive" | "records", { by = "", letters = 0 }: { by?: string; letters?: number }, t: T) {
  const fields = by.split(", ").flatMap((field) => (isSearchField(field) ? t(`by.${field}`) : []));
  return fields.length > 0
    ? t(`${kind}.searched`, { by: t.list(fields), count: letters })
    : t(`${kind}.looked`, { count: letters });
}

function sayLetter(key: "record.read" | "letter.read" | "letter.deleted" | "letter.held" | "letter.released") {
  type Kept = Entry<"letter.read">;
  return ({ target, detail: { writer, sentAt } }: Kept, speech: AuditSpeech): AuditWords => {
    const { t, format } = speech;
    const letter = sentAt
      ? t("letter.of", { person: nameOf(writer, speech), at: format.moment(sentAt) })
      : t("letter.some");
    return { said: t(key, { letter }), record: target ?? undefined };
  };
}

function sayNoise(key: "noise.accepted" | "noise.dismissed") {
  return (entry: Entry<"noise.accepted">, speech: AuditSpeech): AuditWords => ({
    said: speech.t(key, { rule: ruleOf(entry, speech) }),
    quote: entry.detail.reason,
  });
}

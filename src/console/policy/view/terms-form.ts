import type { z } from "zod";
import { type HubTerms, hubTermsSchema } from "../../../model/exchange/hub-terms.ts";
import type { DraftEdit } from "../../../model/exchange/policy-work.ts";
import { same } from "../../../policy/drafts/edit-content.ts";

/** What a version orders beside its rules: of reviews, of what is kept, of its end. */
const schema = hubTermsSchema.pick({ reviews: true, evidence: true, graceDays: true, afterGrace: true });
export type Terms = z.output<typeof schema>;

/** The terms as typed. `worksOnly`: hours of work alone count until an answer is due. */
export type TermsForm = {
  dueHours: string;
  worksOnly: boolean;
  zone: string;
  days: readonly number[];
  start: string;
  end: string;
  /** Days on which nobody works, one a line, `YYYY-MM-DD`. */
  closed: string;
  approvalHours: string;
  breakGlass: boolean;
  archive: Terms["evidence"]["archive"];
  /** Empty: letters are kept until someone deletes them. */
  retentionDays: string;
  reviewDays: string;
  /** `to`: addresses, domains and fax numbers, one a line; empty: every letter. */
  holds: readonly { reason: string; to: string }[];
  recipients: Terms["evidence"]["recipients"];
  graceDays: string;
  afterGrace: Terms["afterGrace"];
};
export type TermsField = keyof TermsForm;

/** @param zone of whoever fills the form in, for hours of work that were not set yet */
export function toTermsForm({ reviews, evidence, graceDays, afterGrace }: Terms, zone: string): TermsForm {
  const { hours } = reviews;
  return {
    dueHours: String(Number((reviews.dueMinutes / 60).toFixed(2))),
    worksOnly: hours !== undefined,
    zone: hours?.zone ?? zone,
    days: hours?.days ?? [1, 2, 3, 4, 5],
    start: hours?.start ?? "08:00",
    end: hours?.end ?? "18:00",
    closed: (hours?.closed ?? []).join("\n"),
    approvalHours: String(reviews.approvalHours),
    breakGlass: reviews.breakGlass,
    archive: evidence.archive,
    retentionDays: evidence.retentionDays === null ? "" : String(evidence.retentionDays),
    reviewDays: String(evidence.reviewDays),
    holds: (evidence.legalHold ?? []).map(({ reason, to = [] }) => ({ reason, to: to.join("\n") })),
    recipients: evidence.recipients,
    graceDays: String(graceDays),
    afterGrace,
  };
}

/** Fields of the form by the last name in an issue's path, where that is another. */
const FIELDS: Readonly<Record<string, TermsField>> = { dueMinutes: "dueHours", hours: "end" };

const number = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** @returns the terms, or the fields whose values are none */
export function readTermsForm(form: TermsForm): { terms: Terms } | { problems: ReadonlySet<string> } {
  const { zone, start, end } = form;
  const closed = form.closed.split(/\s+/).filter(Boolean);
  const legalHold = form.holds.map(({ reason, to }) => {
    const named = to.split(/[\s,;]+/).filter(Boolean);
    return { reason, ...(named.length > 0 ? { to: named } : {}) };
  });
  const hours = { zone: zone.trim(), days: [...form.days].sort(), start, end, closed };
  const read = schema.safeParse({
    reviews: {
      dueMinutes: Math.round(number(form.dueHours) * 60),
      ...(form.worksOnly ? { hours } : {}),
      approvalHours: number(form.approvalHours),
      breakGlass: form.breakGlass,
    },
    evidence: {
      recipients: form.recipients,
      archive: form.archive,
      retentionDays: form.retentionDays.trim() === "" ? null : number(form.retentionDays),
      reviewDays: number(form.reviewDays),
      ...(legalHold.length > 0 ? { legalHold } : {}),
    },
    graceDays: number(form.graceDays),
    afterGrace: form.afterGrace,
  });
  const names = (read.error?.issues ?? []).map(({ path }) => {
    const [, part, at, field] = path;
    if (part === "legalHold") return `holds.${String(at)}.${String(field)}`;
    const name = String(path.findLast((key) => typeof key === "string") ?? "");
    return FIELDS[name] ?? name;
  });
  if (form.worksOnly && !isZone(hours.zone)) names.push("zone");
  return read.success && names.length === 0 ? { terms: read.data } : { problems: new Set(names) };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Edits that lead from the draft's terms to these, one a value, so that colleagues' other changes stay. */
export function toTermsEdits(before: HubTerms, after: Terms): DraftEdit[] {
  const within = (part: "reviews" | "evidence"): DraftEdit[] => {
    const [old, now] = [before[part] as Record<string, unknown>, after[part] as Record<string, unknown>];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !same(old[key], now[key]));
    return keys.map((key) => toEdit(["terms", part, key], now[key]));
  };
  const own = (["graceDays", "afterGrace"] as const).filter((key) => before[key] !== after[key]);
  return [...within("reviews"), ...within("evidence"), ...own.map((key) => toEdit(["terms", key], after[key]))];
}

const toEdit = (path: string[], value: unknown): DraftEdit => (value === undefined ? { path } : { path, value });

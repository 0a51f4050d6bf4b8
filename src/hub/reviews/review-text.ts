import { z } from "zod";
import { type CanonicalDraft, canonicalDraftSchema, reviewFindingSchema } from "../../model/exchange/review.ts";
import { addresseesOf } from "../evidence/policy-holds.ts";
import { Refusal, shut } from "../http/refusal.ts";
import type { ArchiveKeys } from "../keys/archive-keys.ts";
import type { review } from "../store/schema/index.ts";

type Row = typeof review.$inferSelect;

const textSchema = z.object({
  draft: canonicalDraftSchema,
  findings: z.array(reviewFindingSchema),
  note: z.string(),
  answer: z.string().nullable(),
  changed: canonicalDraftSchema.nullable(),
});
/** What a review says, as against when, by whom and how it ended. */
export type ReviewText = z.output<typeof textSchema>;

const contextOf = ({ organisationId, id }: Pick<Row, "organisationId" | "id">) => `${organisationId}/review/${id}`;

/** What stands where a letter is sealed, or is no longer kept. */
const outlineOf = ({ channel }: CanonicalDraft): CanonicalDraft => ({
  ...{ channel, from: "", to: [], cc: [], bcc: [], subject: "", body: "", attachments: [] },
});

/**
 * By what requests for one letter are found, without opening them. Browsers do not say which letters are versions of one:
 * they are taken to be those of one channel under the same subject; without a subject, to the same recipients.
 */
const likenessOf = ({ channel, subject, to }: CanonicalDraft) =>
  subject === "" ? `alike ${channel} to\n${JSON.stringify(to)}` : `alike ${channel} under\n${subject}`;

/** The columns of a review with its text sealed. */
export async function sealText(
  keys: Pick<ArchiveKeys, "seal" | "blind">,
  row: Pick<Row, "organisationId" | "id">,
  text: ReviewText,
) {
  const { draft, findings } = text;
  return {
    ...(await keys.seal(JSON.stringify(text), contextOf(row))),
    draft: outlineOf(draft),
    findings: findings.map((finding) => ({ ...finding, message: "" })),
    note: "",
    answer: null,
    changed: null,
    alike: keys.blind(likenessOf(draft), row.organisationId),
    addressees: addresseesOf(keys, row.organisationId, draft),
  };
}

/**
 * The row with its text readable; as it is where the text is gone, or was never sealed.
 * @throws Refusal when no key here opens it
 */
export async function openText(keys: Pick<ArchiveKeys, "open">, row: Row): Promise<Row> {
  const { keyId, nonce, sealed } = row;
  if (!keyId || !nonce || !sealed) return row;
  const opened = await keys.open({ keyId, nonce, sealed }, contextOf(row)).catch(() => {
    throw shut();
  });
  const text = textSchema.parse(JSON.parse(opened));
  // A process of an older release, side by side with this one, answers beside what is sealed.
  return { ...row, ...text, answer: row.answer ?? text.answer, changed: row.changed ?? text.changed };
}

/** The same for who only reads: one that can't be opened is as one whose text is no longer kept, and hides no other. */
export async function readText(keys: Pick<ArchiveKeys, "open">, row: Row, now: Date): Promise<Row> {
  try {
    return await openText(keys, row);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...row, textGoneAt: now };
  }
}

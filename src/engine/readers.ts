import type { Field } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { Audience } from "../model/policy.ts";
import type { Directory, Recipient } from "./organisation.ts";

/** Who gets a letter, and what they are to the organisation. */
export type Readers = { recipients: readonly Recipient[]; audiences: ReadonlySet<Audience> };

const FIELDS = ["to", "cc", "bcc"] as const;

/** Tells the readers of letters. While nobody is added or taken away they stay the same object, key after key. */
export function createReaders(directory: Directory): (draft: Draft) => Readers {
  let before: (Readers & { hidden: boolean }) | undefined;

  /** True when the recipients of before are the draft's, in its order. */
  function areSame(recipients: readonly Recipient[], draft: Draft): boolean {
    let at = 0;
    for (const field of FIELDS) {
      for (const raw of draft[field] ?? []) {
        const known = recipients[at++];
        if (known?.raw !== raw || known.field !== field) return false;
      }
    }
    return at === recipients.length;
  }

  return (draft) => {
    const hidden = draft.incomplete?.some(isReaders) ?? false;
    if (before && before.hidden === hidden && areSame(before.recipients, draft)) return before;
    const recipients = FIELDS.flatMap((field) =>
      (draft[field] ?? []).map((raw, index) => directory.classify(field, index, raw)),
    );
    before = { recipients, audiences: audiencesOf(recipients, hidden), hidden };
    return before;
  };
}

const isReaders = (field: Field): boolean => field === "to" || field === "cc" || field === "bcc";

/** Hidden or missing recipients may be anyone. */
function audiencesOf(recipients: readonly Recipient[], hidden: boolean): Set<Audience> {
  const audiences = new Set(recipients.map((recipient) => recipient.audience));
  if (audiences.size === 0 || hidden) audiences.add("unknown");
  return audiences;
}

import { randomUUID } from "node:crypto";
import type { BrowserRecord } from "../../../src/model/exchange/evidence.ts";
import type { CanonicalDraft, ReviewRequest } from "../../../src/model/exchange/review.ts";
import { draftHash } from "../../../src/review/canonical-draft.ts";
import { toBrowserRecord } from "../../../src/trust/chain.ts";

/** A letter in canonical form; a test gives what it is about. */
export function letterOf(given: Partial<CanonicalDraft> = {}): CanonicalDraft {
  return {
    channel: "email",
    from: "kim@works.example",
    to: ["dana@customer.example"],
    cc: [],
    bcc: [],
    subject: "Your crane",
    body: "Dear Ms Lee,\nthe repair is free of charge.",
    attachments: [],
    ...given,
  };
}

export function requestOf(draft = letterOf(), given: Partial<ReviewRequest> = {}): ReviewRequest {
  return {
    clientId: randomUUID(),
    draft,
    draftHash: draftHash(draft),
    findings: [
      {
        ruleId: "free-or-compensation",
        severity: "review",
        field: "body",
        start: 14,
        end: 42,
        message: "This answers a question of compensation.",
        clause: "ZL-2.4b-2-3",
      },
    ],
    policyVersion: null,
    note: "May I?",
    ...given,
  };
}

/** Makes the records of one browser, each following from the one before. */
export function createRecorder(browser: string) {
  let last = { number: 0, hash: "" };
  return (letter: CanonicalDraft, given: Partial<BrowserRecord> = {}): BrowserRecord => {
    const record = toBrowserRecord({
      kind: "letter",
      id: randomUUID(),
      browser,
      number: last.number + 1,
      previous: last.hash,
      at: new Date().toISOString(),
      action: "sent",
      channel: letter.channel,
      from: letter.from,
      recipients: letter.to.map((address) => ({ field: "to" as const, address })),
      draftHash: draftHash(letter),
      policyVersion: null,
      findings: [],
      ...given,
    });
    last = record;
    return record;
  };
}

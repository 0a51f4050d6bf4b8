import type { LetterEvent, ReviewErrand, ReviewState } from "../messages/hub-messages.ts";
import type { CanonicalDraft } from "../model/exchange/review.ts";
import type { Audience } from "../model/policy.ts";
import { draftHash, toCanonicalDraft } from "../review/canonical-draft.ts";
import { toDraftChanges } from "../review/draft-changes.ts";
import { diffWords } from "../review/word-diff.ts";
import type { ReviewFact } from "../ui/index.ts";
import type { Letter } from "./letter.ts";
import { toReviewFindings } from "./review-findings.ts";

/** What pages tell the background about letters; it is the one that speaks to the hub. */
export type ReviewDesk = {
  known(): Promise<ReviewState[]>;
  withdraw(letterHash: string): Promise<void>;
  /** The writer has these answers before their eyes. */
  seen(letterHashes: string[]): void;
  tell(event: LetterEvent): void;
};

export type Reviews = {
  /** Fetches what is known, and gives letters that may go their approval. */
  load(): Promise<void>;
  /** What is to be said of this letter; nothing for one that was never asked about. */
  factOf(letter: Letter): ReviewFact | undefined;
  /** The writer looks at this letter: an answer to it is no news any more. */
  noteSeen(letter: Letter): void;
  /** Hash of the letter as it stands, where reviews are known. */
  hashOf(letter: Letter): string | undefined;
  /** Gives a letter the approval that is for its text as it stands now, or takes away one that is not. */
  settle(letter: Letter): void;
  /** What the page that asks for review shows; nothing for a letter that was not judged. */
  errand(letter: Letter): ReviewErrand | undefined;
  withdraw(letter: Letter): Promise<void>;
  /** Puts the supervisor's words into the letter. @returns true when it reads exactly as approved */
  applyChanges(letter: Letter): boolean;
  /** @param send where the record goes; at once to the background when left out */
  tell(
    letter: Letter,
    action: LetterEvent["action"],
    audiences: readonly Audience[],
    send?: (event: LetterEvent) => void,
  ): void;
  send(event: LetterEvent): void;
  /** The letter has left: whatever comes in its window next is another one. */
  left(letter: Letter): void;
};

/** @param onChange letters may have got another state */
export function createReviews(desk: ReviewDesk, onChange: () => void): Reviews {
  let known: ReviewState[] = [];
  /** Hashing a letter costs little, but it is asked for at every key. */
  /** Rules that spoke when a letter was held. */
  const heldBy = new WeakMap<Letter, Set<string>>();
  const hashes = new WeakMap<Letter, { fingerprint: string; draft: CanonicalDraft; hash: string }>();
  /** Hash under which a letter was asked about: an edit must not make it another letter's. */
  const askedAs = new WeakMap<Letter, string>();
  const notTaken = new WeakSet<Letter>();
  const seen = new Set<string>();

  function read(letter: Letter) {
    const reading = letter.reading();
    if (!reading) return undefined;
    const cached = hashes.get(letter);
    if (cached?.fingerprint === reading.fingerprint) return cached;
    const draft = toCanonicalDraft(reading.draft);
    const made = { fingerprint: reading.fingerprint, draft, hash: draftHash(draft) };
    hashes.set(letter, made);
    return made;
  }

  /** The newest review of this very letter. */
  function of(letter: Letter): ReviewState | undefined {
    const now = known.length > 0 ? read(letter) : undefined;
    const found =
      now && known.findLast(({ letterHash, askedHash }) => letterHash === now.hash || askedHash === now.hash);
    if (found) askedAs.set(letter, found.askedHash);
    return found;
  }

  /** The newest review of what this letter was before it was edited; after a reload, by its readers and subject. */
  function earlierOf(letter: Letter): ReviewState | undefined {
    const now = known.length > 0 ? read(letter) : undefined;
    if (!now) return undefined;
    const hash = askedAs.get(letter);
    const { to, subject, body } = now.draft;
    if (hash) return known.findLast((one) => one.askedHash === hash);
    const isSame = ({ asked }: ReviewState) =>
      body !== "" && asked.to.length > 0 && asked.to.join() === to.join() && asked.subject === subject;
    return known.findLast(isSame);
  }

  function factOf(letter: Letter): ReviewFact | undefined {
    const review = of(letter);
    const now = read(letter);
    if (!now) return undefined;
    if (!review) return toVoid(earlierOf(letter), now.draft);
    const { state, who, since, dueAt, arrived, answer, approvedUntil, changed, asked } = review;
    const by = review.by ?? "";
    const note = answer ?? "";
    switch (state) {
      case "waiting": {
        const due = dueAt ? { due: new Date(dueAt) } : {};
        return { kind: "waiting", who, since: new Date(since), arrived, ...due };
      }
      case "refused":
        return { kind: "refused", by, note };
      case "expired":
        return { kind: "expired" };
      case "withdrawn":
        return undefined;
      case "approved":
      case "approved-with-changes": {
        if (!approvedUntil) return undefined;
        const until = new Date(approvedUntil);
        if (now.hash === review.letterHash) return { kind: "approved", by, note, until };
        if (!changed) return undefined;
        const diff = {
          subject: diffWords(asked.subject, changed.subject),
          body: diffWords(asked.body, changed.body),
        };
        const failed = notTaken.has(letter) ? { wanted: { subject: changed.subject, body: changed.body } } : {};
        return { kind: "changes", by, note, diff, until, ...failed };
      }
    }
  }

  function noteHeld(letter: Letter, findings: LetterEvent["findings"]): void {
    const spoke = findings.filter(({ severity }) => severity !== "info").map(({ ruleId }) => ruleId);
    heldBy.set(letter, new Set([...(heldBy.get(letter) ?? []), ...spoke]));
  }

  /** What held the letter once, or whose wording was taken, and is in it no more. What came and went while typing is not. */
  function fixedIn(letter: Letter, findings: LetterEvent["findings"]): string[] {
    const still = new Set(findings.map(({ ruleId }) => ruleId));
    return [...new Set([...(heldBy.get(letter) ?? []), ...letter.taken])].filter((id) => !still.has(id)).slice(0, 200);
  }

  return {
    async load() {
      const before = JSON.stringify(known);
      known = await desk.known().catch(() => known);
      if (JSON.stringify(known) !== before) onChange();
    },
    factOf,
    noteSeen(letter) {
      const review = of(letter);
      if (!review || review.state === "waiting" || seen.has(review.letterHash)) return;
      seen.add(review.letterHash);
      desk.seen([review.letterHash]);
    },
    hashOf: (letter) => (known.length > 0 ? read(letter)?.hash : undefined),
    settle(letter) {
      const now = known.length > 0 ? read(letter) : undefined;
      const approved = now && known.findLast((one) => one.approvedUntil && one.review && one.letterHash === now.hash);
      if (now && approved?.approvedUntil && approved.review) {
        const untilMs = Date.parse(approved.approvedUntil);
        letter.approval = { kind: "supervisor", fingerprint: now.fingerprint, review: approved.review, untilMs };
      } else if (letter.approval?.kind === "supervisor") letter.approval = undefined;
    },
    errand(letter) {
      const now = read(letter);
      const reading = letter.reading();
      const verdict = letter.verdict();
      if (!now || !reading || verdict?.kind !== "judged") return undefined;
      return { letter: now.draft, findings: toReviewFindings(verdict.report.findings, reading.draft, now.draft) };
    },
    async withdraw(letter) {
      const review = of(letter) ?? earlierOf(letter);
      if (review) await desk.withdraw(review.letterHash);
    },
    applyChanges(letter) {
      const review = of(letter);
      const changed = review?.changed;
      if (!review || !changed) return false;
      const done = letter.rewrite({ subject: changed.subject, body: changed.body }, () => {
        letter.refresh();
        return read(letter)?.hash === review.letterHash;
      });
      if (done) notTaken.delete(letter);
      else notTaken.add(letter);
      return done;
    },
    send: desk.tell,
    tell(letter, action, audiences, send = desk.tell) {
      const now = read(letter);
      const verdict = letter.verdict();
      if (!now || !verdict || verdict.kind === "not-watched" || verdict.kind === "reading") return;
      const report = verdict.kind === "judged" ? verdict.report : undefined;
      const findings = (report?.findings ?? []).map(({ ruleId, severity }) => ({ ruleId, severity }));
      const monitored = (report?.monitored ?? []).map((one) => ({ ...one, monitored: true }));
      const { approval } = letter;
      const fixed = action === "held" ? [] : fixedIn(letter, findings);
      if (action === "held") noteHeld(letter, findings);
      send({
        action,
        draft: now.draft,
        findings: [...findings, ...monitored].slice(0, 500),
        ...(fixed.length > 0 ? { fixed } : {}),
        outside: audiences.some((audience) => audience !== "inside"),
        ...(approval?.kind === "own" && (action === "overruled" || action === "break-glass")
          ? { reason: approval.reason }
          : {}),
        ...(approval?.kind === "supervisor" && action === "approved" ? { review: approval.review } : {}),
      });
    },
    left(letter) {
      heldBy.delete(letter);
      letter.taken.clear();
    },
  };
}

/** A letter that was edited since: its approval, or the question, is about other words. */
function toVoid(review: ReviewState | undefined, now: CanonicalDraft): ReviewFact | undefined {
  if (!review) return undefined;
  const { state, by = "", approvedUntil, asked } = review;
  if (approvedUntil === undefined && state !== "waiting") return undefined;
  const changes = toDraftChanges(review.changed ?? asked, now);
  return { kind: "void", by, changes, ...(approvedUntil ? { until: new Date(approvedUntil) } : {}) };
}

import type { ComposeAdapter, DraftRead, Exit, Surface } from "../adapters/adapter.ts";
import { isTextField } from "../adapters/dom.ts";
import { type EditResult, replaceText, showInLetter } from "../adapters/edit.ts";
import { type InsertKind, insertAtCaret } from "../adapters/insert.ts";
import type { FieldText } from "../adapters/rich-text.ts";
import { watchCues } from "../adapters/watch-cues.ts";
import type { Approval, Verdict } from "../gate/decide.ts";
import type { Mark, Marker } from "../marks/marks.ts";
import type { Finding, Suggestion } from "../model/report.ts";
import type { Judge } from "./judge.ts";
import { rewriteFields } from "./rewrite.ts";

/** One letter on the page, from the moment it is found until it leaves. */
export type Letter = {
  readonly surface: Surface;
  readonly adapter: ComposeAdapter;
  /** The page was there before us. */
  readonly late: boolean;
  /** The last verdict; nothing until there are rules to judge by. */
  verdict(): Verdict | undefined;
  /** The last reading; nothing for a letter that is not read. */
  reading(): DraftRead | undefined;
  /** Reads the letter as it stands and judges it, unless it still is the letter judged last. */
  refresh(): Verdict | undefined;
  exits(): Exit[];
  /** What the letter was when it was last read, for when its page has changed under it; nothing before that. */
  last(): LastSeen | undefined;
  /** True when what the letter is known by may have changed since this was asked last. */
  touched(): boolean;
  apply(finding: Finding, suggestion: Suggestion, text: string): EditResult;
  /**
   * Puts other words in place of subject and text, as far as they differ; all of it, or nothing.
   * @param isRight whether the letter reads as wanted
   */
  rewrite(wanted: { subject: string; body: string }, isRight: () => boolean): boolean;
  /** Puts words at the writer's caret in the text. */
  insert(text: string, kind: InsertKind): EditResult;
  show(finding: Finding): void;
  /** While an input method composes, nothing is judged and no mark moves. */
  setComposing(composing: boolean): void;
  approval?: Approval;
  /** Fax numbers that the writer has typed once more, E.164. */
  readonly retyped: Set<string>;
  /** Rules whose wording the writer took, while this letter was written. */
  readonly taken: Set<string>;
  /** The letter itself, or a file of it, was read or got further. */
  readOn(): void;
  dispose(): void;
};

/** The element a letter was written in, and the controls that would have sent it. */
export type LastSeen = { body: HTMLElement; exits: readonly Exit[] };

export type LetterDeps = {
  judge(): Judge | undefined;
  marker: Marker;
  late: boolean;
  onChange(letter: Letter): void;
};

export function createLetter(adapter: ComposeAdapter, surface: Surface, deps: LetterDeps): Letter {
  const life = new AbortController();
  const view = surface.root.ownerDocument.defaultView ?? window;
  let verdict: Verdict | undefined;
  let reading: DraftRead | undefined;
  let judgedBy: Judge | undefined;
  let last: LastSeen | undefined;
  let composing = false;
  let frame = 0;

  function refresh(): Verdict | undefined {
    const judge = deps.judge();
    if (!judge) return undefined;
    const now = judge.judge(adapter, surface, letter.retyped);
    judgedBy = judge;
    verdict = now.verdict;
    reading = now.reading?.kind === "read" ? now.reading : undefined;
    if (reading) last = { body: reading.body.host, exits: exitsNow(last?.exits) };
    if (!composing) mark();
    deps.onChange(letter);
    return verdict;
  }

  /** Exits are looked for anew only when one of those known has left the page. */
  const exitsNow = (known: readonly Exit[] = []): readonly Exit[] =>
    known.length > 0 && known.every(({ control }) => control.isConnected) ? known : adapter.exits(surface);

  /** At a press: the verdict must be about the text that stands there now. Rereading it costs far less than judging. */
  function current(): Verdict | undefined {
    if (verdict?.kind !== "judged" || judgedBy !== deps.judge()) return refresh();
    const now = adapter.readDraft(surface);
    const isKnown = now.kind === "read" && now.fingerprint === verdict.fingerprint && !verdict.awaits;
    return isKnown ? verdict : refresh();
  }

  function mark(): void {
    const marks: Mark[] = [];
    if (verdict?.kind === "judged" && reading) {
      for (const { field, part, start, end, severity } of verdict.report.findings) {
        const text = field === "body" ? reading.body : field === "subject" ? reading.subject : undefined;
        if (part || !text || end <= start) continue;
        const words = text.text.slice(start, end);
        const range = text.toRange(start, end);
        if (range) marks.push({ range, severity, words });
        else if (isTextField(text.host)) marks.push({ field: text.host, start, end, severity, words });
      }
    }
    deps.marker.show(letter, marks);
  }

  function soon(): void {
    // What is being composed may move the words under a mark, or push it apart: such a mark goes at once.
    deps.marker.dropStale(letter);
    if (composing || frame) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      if (!life.signal.aborted && !composing) refresh();
    });
    // A hidden page draws no frames; its letter is judged all the same.
    if (view.document.hidden) {
      view.cancelAnimationFrame(frame);
      frame = 0;
      refresh();
    }
  }

  function fieldOf(finding: Finding): (() => FieldText | undefined) | undefined {
    if (finding.part || (finding.field !== "body" && finding.field !== "subject")) return undefined;
    const host = finding.field === "body" ? reading?.body.host : reading?.subject?.host;
    if (!host) return undefined;
    return () => {
      const now = adapter.readDraft(surface);
      if (now.kind !== "read") return undefined;
      return finding.field === "body" ? now.body : now.subject;
    };
  }

  const cues = watchCues(surface.root, () => last?.body, { signal: life.signal });
  const letter: Letter = {
    surface,
    adapter,
    late: deps.late,
    verdict: () => verdict,
    reading: () => reading,
    refresh: current,
    exits() {
      const now = adapter.exits(surface);
      if (now.length > 0) return now;
      // A Send that has lost what it was known by is still the Send of this letter.
      return last?.exits.filter(({ control }) => control.isConnected) ?? [];
    },
    last: () => last,
    touched: cues.touched,
    apply(finding, suggestion, text) {
      const read = fieldOf(finding);
      const range = suggestion.replaces;
      const before = finding.field === "body" ? reading?.body : reading?.subject;
      if (!read || !range || !before || composing || suggestion.kind !== "replace") return { kind: "refused" };
      const result = replaceText(read, range, before.text.slice(range.start, range.end), text);
      if (result.kind === "done") letter.taken.add(finding.ruleId);
      refresh();
      return result;
    },
    rewrite({ subject, body }, isRight) {
      if (composing) return false;
      const field = (name: "subject" | "body") => () => {
        const now = adapter.readDraft(surface);
        return now.kind === "read" ? now[name] : undefined;
      };
      const fields = [
        { read: field("subject"), wanted: subject },
        { read: field("body"), wanted: body },
      ];
      return rewriteFields(fields, isRight);
    },
    insert(text, kind) {
      if (composing) return { kind: "refused" };
      const result = insertAtCaret(
        () => {
          const now = adapter.readDraft(surface);
          return now.kind === "read" ? now.body : undefined;
        },
        text,
        kind,
      );
      refresh();
      return result;
    },
    show(finding) {
      const field = fieldOf(finding)?.();
      if (field) showInLetter(field, finding.start, finding.end);
    },
    retyped: new Set(),
    taken: new Set(),
    readOn() {
      // What was read meanwhile is looked at when the word that is being composed stands.
      if (!composing) refresh();
    },
    setComposing(now) {
      composing = now;
      if (!now) soon();
    },
    dispose() {
      life.abort();
      view.cancelAnimationFrame(frame);
      deps.marker.clear(letter);
    },
  };
  adapter.watch(surface, soon, { signal: life.signal });
  return letter;
}

import type { ComposeAdapter, DraftRead, Exit, Surface } from "../adapters/adapter.ts";
import { type EditResult, replaceText, showInLetter } from "../adapters/edit.ts";
import type { FieldText } from "../adapters/rich-text.ts";
import type { Approval, Verdict } from "../gate/decide.ts";
import type { Mark, Marker } from "../marks/marks.ts";
import type { Finding, Suggestion } from "../model/report.ts";
import type { Judge } from "./judge.ts";

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
  apply(finding: Finding, suggestion: Suggestion, text: string): EditResult;
  show(finding: Finding): void;
  /** While an input method composes, nothing is judged and no mark moves. */
  setComposing(composing: boolean): void;
  approval?: Approval;
  dispose(): void;
};

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
  let composing = false;
  let frame = 0;

  function refresh(): Verdict | undefined {
    const judge = deps.judge();
    if (!judge) return undefined;
    const now = judge.judge(adapter, surface);
    judgedBy = judge;
    verdict = now.verdict;
    reading = now.reading?.kind === "read" ? now.reading : undefined;
    if (!composing) mark();
    deps.onChange(letter);
    return verdict;
  }

  /** At a press: the verdict must be about the text that stands there now. Rereading it costs far less than judging. */
  function current(): Verdict | undefined {
    if (verdict?.kind !== "judged" || judgedBy !== deps.judge()) return refresh();
    const now = adapter.readDraft(surface);
    return now.kind === "read" && now.fingerprint === verdict.fingerprint ? verdict : refresh();
  }

  function mark(): void {
    const marks: Mark[] = [];
    if (verdict?.kind === "judged" && reading) {
      for (const { field, part, start, end, severity } of verdict.report.findings) {
        const text = field === "body" ? reading.body : field === "subject" ? reading.subject : undefined;
        const range = part ? undefined : text?.toRange(start, end);
        if (range && text) marks.push({ range, severity, words: text.text.slice(start, end) });
      }
    }
    deps.marker.show(letter, marks);
  }

  function soon(): void {
    if (composing) return;
    deps.marker.dropStale(letter);
    if (frame) return;
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

  const letter: Letter = {
    surface,
    adapter,
    late: deps.late,
    verdict: () => verdict,
    reading: () => reading,
    refresh: current,
    exits: () => adapter.exits(surface),
    apply(finding, suggestion, text) {
      const read = fieldOf(finding);
      const range = suggestion.replaces;
      const before = finding.field === "body" ? reading?.body : reading?.subject;
      if (!read || !range || !before || composing || suggestion.kind !== "replace") return { kind: "refused" };
      const result = replaceText(read, range, before.text.slice(range.start, range.end), text);
      refresh();
      return result;
    },
    show(finding) {
      const field = fieldOf(finding)?.();
      if (field) showInLetter(field, finding.start, finding.end);
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

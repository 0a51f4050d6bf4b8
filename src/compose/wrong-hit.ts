import type { Finding } from "../model/report.ts";
import { maskExcerpt } from "../review/mask-excerpt.ts";
import { type Frame, type PanelUi, type Translator, toReportedUi } from "../ui/index.ts";
import { toWrongHitFrame } from "../ui/view-models/frame-model.ts";
import type { FieldFrames } from "./field-frames.ts";

/** A finding that should not have been: its rule, what the writer says of it, and its words only if they agreed. */
export type WrongHitReport = { ruleId: string; note: string; excerpt?: string };

const MAX_NOTE = 1000;

/** Asks what is wrong with a finding, in a frame of ours. What may go along is shown as it would be sent. */
function openWrongHit(
  frames: FieldFrames,
  { ruleId, excerpt }: Finding,
  t: Translator,
  tell: { show(frame: Frame | undefined): void; done(report: WrongHitReport): void },
): void {
  const words = maskExcerpt(excerpt);
  const frame = frames.open(toWrongHitFrame(words, t), {
    onDone({ note = "", excerpt: agreed }) {
      tell.show(undefined);
      const along = agreed === "yes" && words ? { excerpt: words } : {};
      tell.done({ ruleId, note: note.trim().slice(0, MAX_NOTE), ...along });
    },
    onCancel: () => tell.show(undefined),
    onSize: (heightPx) => tell.show({ ...frame, heightPx }),
  });
  tell.show(frame);
}

export type ReportedIn = {
  frames: FieldFrames;
  t: Translator;
  onWrongHit(report: WrongHitReport): Promise<boolean>;
  /** Sets what the panel remembers, and draws it. */
  change(by: (ui: PanelUi) => PanelUi): void;
};

/** The whole way of a report in the panel: the form, and what its card says afterwards. */
export function askWrongHit({ frames, t, onWrongHit, change }: ReportedIn, findingId: string, finding: Finding): void {
  change((ui) => {
    frames.close(ui.reporting?.frame);
    return { ...ui, reporting: undefined };
  });
  openWrongHit(frames, finding, t, {
    show: (frame) => change((ui) => ({ ...ui, reporting: frame && { findingId, frame } })),
    done: (report) => void onWrongHit(report).then((heard) => change((ui) => toReportedUi(ui, findingId, heard))),
  });
}

import type { Translator } from "../ui/index.ts";
import type { Frame } from "../ui/view-models/facts.ts";
import type { FixView } from "../ui/view-models/finding-view.ts";
import { toSlotFrame } from "../ui/view-models/frame-model.ts";
import type { FieldFrames } from "./field-frames.ts";

/**
 * Has the slots of a wording filled in a frame of ours.
 * @param tell `show` puts the frame up, or takes it down; `done` hears the values, with the frame gone
 */
export function openFill(
  asked: { fix: FixView; frames: FieldFrames; t: Translator },
  tell: { show(frame: Frame | undefined): void; done(values: Readonly<Record<string, string>>): void },
): void {
  const { fix, frames, t } = asked;
  const frame = frames.open(toSlotFrame(fix, t), {
    onDone(values) {
      tell.show(undefined);
      tell.done(values);
    },
    onCancel: () => tell.show(undefined),
    onSize: (heightPx) => tell.show({ ...frame, heightPx }),
  });
  tell.show(frame);
}

import type { Frame } from "../ui/view-models/facts.ts";
import type { FrameModel } from "../ui/view-models/frame-model.ts";
import type { FieldFrames } from "./field-frames.ts";

/**
 * Asks the writer for some words in a frame of ours: why a letter goes all the same, or what the supervisor should know.
 * @param tell `show` puts the frame up, or takes it down; `done` hears the words
 */
export function openWords(
  frames: FieldFrames,
  model: FrameModel,
  tell: { show(frame: Frame | undefined): void; done(words: string): void },
): void {
  const [field] = model.fields;
  const frame = frames.open(model, {
    onDone(values) {
      tell.show(undefined);
      tell.done(values[field?.name ?? ""]?.trim() ?? "");
    },
    onCancel: () => tell.show(undefined),
    onSize: (heightPx) => tell.show({ ...frame, heightPx }),
  });
  tell.show(frame);
}

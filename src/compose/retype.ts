import type { GateUi, Translator } from "../ui/index.ts";
import { toNumberFrame } from "../ui/view-models/frame-model.ts";
import { isSameNumber, maskNumber } from "./fax.ts";
import type { FieldFrames } from "./field-frames.ts";

type Retyping = NonNullable<GateUi["retyping"]>;

/**
 * Has a fax number typed once more in a frame of ours, again and again until it is the one on the fax or the writer
 * gives up.
 * @param tell `show` puts the frame up, or takes it down; `done` hears that the number is right
 */
export function openRetype(
  asked: { number: string; country: string | undefined; frames: FieldFrames; t: Translator },
  tell: { show(retyping: Retyping | undefined): void; done(): void },
): void {
  const { number, country, frames, t } = asked;
  const ask = (isWrong: boolean) => {
    const frame = frames.open(toNumberFrame(maskNumber(number), isWrong, t), {
      onDone({ number: typed = "" }) {
        if (!isSameNumber(typed, number, country)) return ask(true);
        tell.show(undefined);
        tell.done();
      },
      onCancel: () => tell.show(undefined),
      onSize: (heightPx) => tell.show({ number, frame: { ...frame, heightPx } }),
    });
    tell.show({ number, frame });
  };
  ask(false);
}

import { askBackground } from "../../src/messages/channel.ts";
import { type FrameErrand, readErrand } from "../../src/messages/errand.ts";
import { showOwnPage } from "../../src/platform/own-page.tsx";
import { FieldFrame } from "../../src/ui/field-frame/field-frame.tsx";
import { createTranslator } from "../../src/ui/index.ts";

/** The page inside a frame for text: it knows its errand by its address. */
async function start(errand: FrameErrand): Promise<void> {
  const model = await askBackground("field-open", errand);
  if (!model) return;
  await showOwnPage((language) => (
    <FieldFrame
      model={model}
      t={createTranslator(language)}
      onSubmit={(values) => void askBackground("field-done", { ...errand, values })}
      onCancel={() => void askBackground("field-cancel", errand)}
      onResize={(heightPx) =>
        void askBackground("field-size", { ...errand, heightPx: Math.min(600, Math.max(20, heightPx)) })
      }
    />
  ));
}

void start(readErrand(location));

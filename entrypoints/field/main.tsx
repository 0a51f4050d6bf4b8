import { createRoot } from "react-dom/client";
import { askBackground } from "../../src/messages/channel.ts";
import { FieldFrame } from "../../src/ui/field-frame/field-frame.tsx";
import { createTranslator, pickLanguage } from "../../src/ui/index.ts";
import { adoptStyles } from "../../src/ui/styles/adopt.ts";

/** The page inside a frame for text: it knows its errand by the token in its address. */
async function start(token: string): Promise<void> {
  const model = await askBackground("field-open", { token });
  if (!model) return;
  const t = createTranslator(pickLanguage(navigator.languages));
  adoptStyles(document);
  document.documentElement.lang = t.language;
  const container = document.createElement("div");
  container.className = "countersign";
  document.body.append(container);
  createRoot(container).render(
    <FieldFrame
      model={model}
      t={t}
      onSubmit={(values) => void askBackground("field-done", { token, values })}
      onCancel={() => void askBackground("field-cancel", { token })}
      onResize={(heightPx) =>
        void askBackground("field-size", { token, heightPx: Math.min(600, Math.max(20, heightPx)) })
      }
    />,
  );
}

void start(location.hash.slice(1));

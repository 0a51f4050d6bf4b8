import { createRoot } from "react-dom/client";
import { FieldFrame } from "../../../src/ui/field-frame/field-frame.tsx";
import { createTranslator } from "../../../src/ui/i18n/translator.ts";
import { adoptStyles } from "../../../src/ui/styles/adopt.ts";
import { readLanguage } from "./shared.ts";

const session = window.parent.gallery?.frame;
const language = readLanguage(new URLSearchParams(location.search));
if (session) {
  adoptStyles(document);
  document.documentElement.lang = language;
  const container = document.createElement("div");
  container.className = "countersign";
  document.body.append(container);
  createRoot(container).render(
    <FieldFrame
      model={session.model}
      t={createTranslator(language)}
      onSubmit={(values) => session.done(values)}
      onCancel={() => session.done()}
      onResize={session.resize}
    />,
  );
}

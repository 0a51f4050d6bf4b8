import { UI_LANGUAGES, type UiLanguage } from "../../../src/ui/i18n/catalogue.ts";
import type { FrameModel } from "../../../src/ui/view-models/frame-model.ts";

/** How gallery and frame talk: both are of one origin here; in the extension a message port stands between them. */
export type FrameSession = {
  model: FrameModel;
  done: (values?: Readonly<Record<string, string>>) => void;
  resize: (heightPx: number) => void;
};

declare global {
  interface Window {
    gallery?: {
      frame?: FrameSession;
      /** What was asked for, in order. */
      acts: readonly unknown[];
      /** Keys that the page saw on `window`, after our own. */
      keys: string[];
      /** Calls `focus()` of what is mounted. */
      focus: () => void;
    };
  }
}

export function readLanguage(params: URLSearchParams): UiLanguage {
  return UI_LANGUAGES.find((language) => language === params.get("lang")) ?? "en";
}

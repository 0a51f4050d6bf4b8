import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Appearance } from "../model/settings.ts";
import { bringKeyboard } from "./components/keyboard.ts";
import { Gate } from "./gate/gate.tsx";
import type { Translator } from "./i18n/translator.ts";
import { redispatchInside } from "./keys.ts";
import { Panel } from "./panel/panel.tsx";
import { adoptStyles } from "./styles/adopt.ts";
import type { GateAction, PanelAction, Store } from "./view-models/actions.ts";
import type { GateView } from "./view-models/gate-view.ts";
import type { PanelView } from "./view-models/panel-view.ts";

/** The part of the settings that can be seen. */
export type Look = { language: string; appearance: Appearance };

/** Says an element's appearance by attribute; the system's needs none. */
export function dress(element: HTMLElement, { language, appearance }: Look): void {
  element.lang = language;
  if (appearance === "system") delete element.dataset.appearance;
  else element.dataset.appearance = appearance;
}

/** A mounted part of the interface. */
export type Mounted = {
  /**
   * Hands on a key event whose path holds the host, for callers that stop it on `window` before the page can see it:
   * a copy that cannot leave the shadow root runs inside, and a cancelled copy cancels the original.
   */
  onKey(event: KeyboardEvent): void;
  /** Puts the focus on what is to be pressed first. */
  focus(): void;
  /** Takes on language and colours as they were chosen; before that it follows the system. */
  wear(look: Look): void;
  unmount(): void;
};

/**
 * Shows the panel in a shadow root. It places itself by `view.place` (fixed), adds nothing outside the root, and acts
 * only on a person's own presses.
 */
export function mountPanel(root: ShadowRoot, store: Store<PanelView, PanelAction>, t: Translator): Mounted {
  return mount(root, <Panel store={store} t={t} />, t);
}

/** Opens the gate over the page, in the top layer, at once; `unmount` closes it. */
export function mountGate(root: ShadowRoot, store: Store<GateView, GateAction>, t: Translator): Mounted {
  return mount(root, <Gate store={store} t={t} />, t);
}

function mount(root: ShadowRoot, content: ReactNode, t: Translator): Mounted {
  adoptStyles(root);
  const container = root.ownerDocument.createElement("div");
  container.className = "countersign";
  container.lang = t.language;
  root.append(container);
  const reactRoot = createRoot(container);
  // At once: a gate that opens a moment later would let the page answer first.
  flushSync(() => reactRoot.render(content));
  return {
    onKey: (event) => redispatchInside(root, event),
    focus() {
      bringKeyboard(root.ownerDocument);
      container.querySelector<HTMLElement>("[data-first]")?.focus();
    },
    wear: (look) => dress(container, look),
    unmount: () => {
      reactRoot.unmount();
      container.remove();
    },
  };
}

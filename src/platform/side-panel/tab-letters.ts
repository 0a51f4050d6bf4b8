import { askTab, overhear } from "../../messages/channel.ts";
import { type SideAction, sideActionSchema } from "../../messages/side-action.ts";
import { type SideLetter, sideLetterSchema } from "../../messages/side-letter.ts";
import { openSidePort, type SidePort } from "../../messages/side-port.ts";
import type { PanelAction, PanelView } from "../../ui/index.ts";
import { inTab, pickFront } from "./front-letter.ts";

export type TabLetters = {
  /** Shows the letters of this tab from now on. */
  bind(tabId: number | undefined): void;
  /** Asks the tab's frames anew: its page was loaded, or a site was granted. */
  hail(): void;
  /** The panel of the letter in front. */
  panel(): PanelView | undefined;
  /** A frame has said how it is. */
  isTold(): boolean;
  act(action: PanelAction): void;
};

/**
 * Holds on to every frame of a tab that has letters in it. A frame is known by what its compose script tells the
 * background, which is heard here too.
 * @param on.change another letter, or another state of it · `focus` the writer asked for the findings by key · `news` the
 *   tab's page is another one
 */
export function createTabLetters(on: { change(): void; focus(): void; news(): void }): TabLetters {
  let bound: number | undefined;
  const ports = new Map<number, SidePort<SideAction, SideLetter>>();
  const told = new Map<number, SideLetter>();

  function meet(frameId: number): void {
    if (bound === undefined || ports.has(frameId)) return;
    const port = openSidePort(bound, frameId, sideLetterSchema);
    ports.set(frameId, port);
    port.listen({
      message(message) {
        if (ports.get(frameId) !== port) return;
        if (message.kind === "focus") return on.focus();
        told.set(frameId, message);
        on.change();
      },
      close() {
        if (ports.get(frameId) !== port) return;
        ports.delete(frameId);
        told.delete(frameId);
        on.change();
        on.news();
      },
    });
  }

  /** Frames answer by telling the background how they are; a tab without compose scripts says nothing. */
  function hail(): void {
    if (bound !== undefined) void askTab(bound, "tell-state", undefined).catch(() => {});
  }

  overhear({
    "tab-state": (_report, { tabId, frameId }) => {
      if (tabId === bound && frameId !== undefined) meet(frameId);
    },
    watching: (_request, { tabId }) => {
      if (tabId === bound) on.news();
    },
  });

  return {
    bind(tabId) {
      if (tabId === bound) return;
      for (const port of ports.values()) port.close();
      ports.clear();
      told.clear();
      bound = tabId;
      hail();
      on.change();
    },
    hail,
    panel() {
      const front = pickFront(told);
      return front && bound !== undefined ? inTab(front.letter.panel, bound) : undefined;
    },
    isTold: () => told.size > 0,
    act(action) {
      const front = pickFront(told);
      const parsed = sideActionSchema.safeParse(action);
      if (front && parsed.success) ports.get(front.frameId)?.post(parsed.data);
    },
  };
}

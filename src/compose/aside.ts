import type { SideAction } from "../messages/side-action.ts";
import type { SideLetter } from "../messages/side-letter.ts";
import type { SidePort } from "../messages/side-port.ts";
import type { PanelView } from "../ui/index.ts";

/** The browser's side panel, as far as it shows this frame's letter. */
export type Aside = {
  isOpen(): boolean;
  take(port: AsidePort): void;
  /** Shows the panel of the letter in front, or that there is none. */
  show(panel: PanelView | undefined, since?: number): void;
  /** The writer asked for the findings by key. */
  callFocus(): void;
  dispose(): void;
};
export type AsidePort = SidePort<SideLetter, SideAction>;

/** @param on.change the side panel came or went · `act` the writer did something there */
export function createAside(on: { change(): void; act(action: SideAction): void }): Aside {
  const ports = new Set<AsidePort>();
  let key = "";

  const post = (message: SideLetter) => ports.forEach((port) => void port.post(message));

  return {
    isOpen: () => ports.size > 0,
    take(port) {
      ports.add(port);
      port.listen({
        message: on.act,
        close() {
          ports.delete(port);
          on.change();
        },
      });
      // What did not change since is told all the same.
      key = "";
      on.change();
    },
    show(panel, since = 0) {
      if (ports.size === 0) return;
      // It stands open and in no place on the page.
      const open = panel && { ...panel, folded: false, moved: false, place: { x: 0, y: 0, maxHeightPx: 0 } };
      const shown: SideLetter = open ? { kind: "letter", since, panel: open } : { kind: "none" };
      const next = JSON.stringify(shown);
      if (next === key) return;
      key = next;
      post(shown);
    },
    callFocus: () => post({ kind: "focus" }),
    dispose() {
      for (const port of ports) port.close();
      ports.clear();
    },
  };
}

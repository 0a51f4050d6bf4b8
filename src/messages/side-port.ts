import type { z } from "zod";
import { browser } from "../platform/browser.ts";
import { isSidePanel, SIDE_PANEL_PORT, type SideAction, sideActionSchema } from "./side-action.ts";
import type { SideLetter } from "./side-letter.ts";

/** One end of the line between the side panel and a frame's compose script. */
export type SidePort<Out, In> = {
  post(message: Out): void;
  listen(on: { message(message: In): void; close(): void }): void;
  close(): void;
};

/** The side panel takes hold of one frame of a tab. It closes at once where no compose script is at work. */
export function openSidePort(
  tabId: number,
  frameId: number,
  letterSchema: z.ZodType<SideLetter>,
): SidePort<SideAction, SideLetter> {
  return toPort(browser.tabs.connect(tabId, { name: SIDE_PANEL_PORT, frameId }), letterSchema);
}

/** In the compose script: the side panel, and no other page of ours or of others, may take hold of a letter. */
export function onSidePort(take: (port: SidePort<SideLetter, SideAction>) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== SIDE_PANEL_PORT || !isSidePanel(port.sender, browser.runtime.id, browser.runtime.getURL("")))
      return;
    take(toPort(port, sideActionSchema));
  });
}

type Port = ReturnType<typeof browser.tabs.connect>;

function toPort<Out, In>(port: Port, schema: z.ZodType<In>): SidePort<Out, In> {
  return {
    post(message) {
      try {
        port.postMessage(message);
      } catch {
        // The other end has just gone; its close is on the way.
      }
    },
    listen(on) {
      port.onMessage.addListener((message: unknown) => {
        const parsed = schema.safeParse(message);
        if (parsed.success) on.message(parsed.data);
      });
      port.onDisconnect.addListener(() => on.close());
    },
    close: () => port.disconnect(),
  };
}

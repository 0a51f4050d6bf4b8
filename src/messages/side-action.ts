import { z } from "zod";

/** Name of the port by which the side panel holds on to a frame with letters. */
export const SIDE_PANEL_PORT = "side-panel";
const SIDE_PANEL_PAGE = "sidepanel.html";

const id = z.string().max(2000);
const findingId = id;
const bare = z.object({
  kind: z.enum([
    "ask-review",
    "withdraw-review",
    "apply-review",
    "next-finding",
    "previous-finding",
    "unmute-all",
    "leave",
  ]),
});

/**
 * What a writer can do in the side panel; done by the compose script as in the panel on the page. Folding and moving are
 * not among it: there is nothing to fold or move.
 */
export const sideActionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("apply"),
    findingId,
    suggestionIndex: z.number().int().nonnegative(),
    slots: z.record(z.string().max(60), z.string().max(2000)),
  }),
  z.object({ kind: z.literal("fill"), findingId, suggestionIndex: z.number().int().nonnegative() }),
  z.object({ kind: z.enum(["show-in-letter", "open-finding", "mute", "report-wrong-hit"]), findingId }),
  z.object({ kind: z.enum(["stop-file", "read-file"]), fileId: id }),
  z.object({ kind: z.literal("open-tab"), tab: z.enum(["check", "phrases", "letters", "follow-ups"]) }),
  z.object({
    kind: z.literal("open-handbook"),
    handbook: z.string().min(1).max(100),
    clause: z.string().min(1).max(120),
  }),
  bare,
]);
export type SideAction = z.output<typeof sideActionSchema>;

/** Whether a port comes from our own page of that name; told by the browser, not by the port. */
export function isSidePanel(
  sender: { id?: string; url?: string } | undefined,
  ownId: string,
  ownAddress: string,
): boolean {
  if (sender?.id !== ownId || !sender.url) return false;
  const { origin, pathname } = new URL(sender.url);
  return origin === new URL(ownAddress).origin && pathname === `/${SIDE_PANEL_PAGE}`;
}

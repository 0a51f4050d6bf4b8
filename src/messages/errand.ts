import { z } from "zod";

/** What a page in a frame knows its errand by; used by nobody else. */
const token = z.string().regex(/^[0-9a-f-]{36}$/);

/**
 * From a page of ours in a frame. `tab`: the letter's tab, named by a frame in the side panel, which stands in no tab; a
 * frame in a web page speaks for its own tab alone.
 */
export const errandSchema = z.object({ token, tab: z.number().int().nonnegative().optional() });
export type FrameErrand = z.output<typeof errandSchema>;

/** A frame's address in the side panel. */
export const withTab = (url: string, tab: number): string => url.replace(/(\?.*)?(?=#)/, `?tab=${tab}`);

/** The errand in a frame's own address. */
export function readErrand({ hash, search }: Pick<Location, "hash" | "search">): FrameErrand {
  const tab = new URLSearchParams(search).get("tab");
  return { token: hash.slice(1), ...(tab && /^\d{1,10}$/.test(tab) ? { tab: Number(tab) } : {}) };
}

/**
 * The tab whose compose script an errand belongs to. A frame in a web page speaks for its own tab; a frame in the side
 * panel, which stands in a window and in no tab, names the tab that the side panel shows.
 * @param ownAddress what addresses of our own pages begin with
 */
export function tabOfErrand(
  { tab }: Pick<FrameErrand, "tab">,
  { tabId, tabUrl }: { tabId?: number; tabUrl?: string },
  ownAddress: string,
): number | undefined {
  const isInOurs = tabId === undefined || (tabUrl?.startsWith(ownAddress) ?? false);
  return isInOurs ? tab : tabId;
}

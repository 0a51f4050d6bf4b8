import type { PanelAction } from "./actions.ts";
import type { PanelUi } from "./facts.ts";

/**
 * Pure: what an action does to the panel itself. Actions on the letter (apply, show) leave it as it is.
 * @param order ids of the cards as they stand, first to last
 */
export function toNextPanelUi(ui: PanelUi, action: PanelAction, order: readonly string[]): PanelUi {
  switch (action.kind) {
    case "open-finding":
      return { ...ui, openId: action.findingId, filling: undefined };
    case "next-finding":
      return { ...ui, openId: neighbour(ui, order, 1), filling: undefined };
    case "previous-finding":
      return { ...ui, openId: neighbour(ui, order, -1), filling: undefined };
    case "apply":
      // What follows opens; the applied one leaves the list with the next report.
      return { ...ui, openId: follower(action.findingId, order), filling: undefined };
    case "fold":
      return {
        ...ui,
        folded: true,
        filling: undefined,
        reporting: undefined,
        tab: undefined,
        wording: undefined,
        review: undefined,
      };
    case "open-tab":
      return { ...ui, tab: action.tab, filling: undefined, review: undefined };
    case "unfold":
      return { ...ui, folded: false };
    case "move":
      return { ...ui, moved: true, place: { ...ui.place, x: action.x, y: action.y } };
    case "dock":
      return { ...ui, moved: false };
    case "mute":
      return { ...ui, mutedIds: [...ui.mutedIds, action.findingId], openId: follower(action.findingId, order) };
    case "unmute-all":
      return { ...ui, mutedIds: [] };
    default:
      return ui;
  }
}

/** The card `step` away from the open one; stays within the list. */
function neighbour(ui: PanelUi, order: readonly string[], step: number): string | undefined {
  const at = Math.max(order.indexOf(ui.openId ?? ""), 0);
  return order[Math.min(Math.max(at + step, 0), order.length - 1)];
}

/** The card that opens when one leaves the list: the next, or the one before the last. */
function follower(leaving: string, order: readonly string[]): string | undefined {
  const at = order.indexOf(leaving);
  return order[at + 1] ?? order[at - 1];
}

/** A wrong hit was reported; `heard` is false where there is no hub. */
export function toReportedUi(ui: PanelUi, findingId: string, heard: boolean): PanelUi {
  const { reportedIds, unheardIds = [] } = ui;
  return heard
    ? { ...ui, reportedIds: [...new Set([...reportedIds, findingId])] }
    : { ...ui, unheardIds: [...new Set([...unheardIds, findingId])] };
}

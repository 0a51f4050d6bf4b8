/** What a caller needs to feed the interface: facts in, plain views out, actions back. */
export type * from "./actions.ts";
export {
  type BadgeView,
  type ToolbarBadge,
  type ToolbarIcon,
  toBadgeView,
  toIdleToolbarBadge,
  toToolbarBadge,
  toToolbarIcon,
} from "./badge-view.ts";
export type * from "./facts.ts";
export { type FindingView, type FixView, type OrderedFinding, orderFindings } from "./finding-view.ts";
export { type FrameModel, guessFrameHeight, toNumberFrame, toReasonFrame, toSlotFrame } from "./frame-model.ts";
export { type GateView, toGateView } from "./gate-view.ts";
export { toNextPanelUi, toReportedUi } from "./panel-ui.ts";
export { type PanelView, toAsideView, toPanelView, visibleFindings } from "./panel-view.ts";
export { type PopupInput, type PopupView, parseDomains, toPopupView } from "./popup-view.ts";
export { type ReviewView, toReviewView } from "./review-view.ts";
export { type SidePanelView, toIdleSidePanel } from "./side-panel-view.ts";

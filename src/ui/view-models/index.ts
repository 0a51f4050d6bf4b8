/** What a caller needs to feed the interface: facts in, plain views out, actions back. */
export type * from "./actions.ts";
export { type BadgeView, type ToolbarBadge, toBadgeView, toIdleToolbarBadge, toToolbarBadge } from "./badge-view.ts";
export type * from "./facts.ts";
export { type FindingView, type FixView, type OrderedFinding, orderFindings } from "./finding-view.ts";
export { type FrameModel, guessFrameHeight, toReasonFrame, toSlotFrame } from "./frame-model.ts";
export { type GateView, toGateView } from "./gate-view.ts";
export { toNextPanelUi } from "./panel-ui.ts";
export { type PanelView, toPanelView, visibleFindings } from "./panel-view.ts";
export { type PopupInput, type PopupView, parseDomains, toPopupView } from "./popup-view.ts";

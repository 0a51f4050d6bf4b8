import type { AuditReport } from "../../../src/model/report.ts";
import {
  type GateAction,
  type GateInput,
  type GateView,
  orderFindings,
  type PanelAction,
  type PanelInput,
  type PanelUi,
  type PanelView,
  type Store,
  type Translator,
  toGateView,
  toNextPanelUi,
  toPanelView,
  toReportedUi,
  visibleFindings,
} from "../../../src/ui/index.ts";
import { reportOf } from "./letters.ts";

/** Stores that behave as the extension's do: applied findings leave the report, frames open and close. */
export type FrameAsk =
  | { findingId: string; suggestionIndex: number; wrongHit?: undefined }
  | { findingId: string; suggestionIndex?: undefined; wrongHit: true }
  | "reason";
type Done = (values?: Readonly<Record<string, string>>) => void;
export type OpenFrame = (ask: FrameAsk, done: Done, resize: (heightPx: number) => void) => string;

function createStore<View, Input, Action>(first: Input, toView: (input: Input) => View) {
  let input = first;
  let view = toView(input);
  const listeners = new Set<() => void>();
  return {
    get: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    input: () => input,
    set: (next: Input) => {
      input = next;
      view = toView(input);
      for (const listener of listeners) listener();
    },
    acts: [] as Action[],
  };
}

function without(report: AuditReport, findingId: string): AuditReport {
  const left = orderFindings(report.findings).filter(({ id }) => id !== findingId);
  return reportOf(left.map(({ finding }) => finding));
}

export type Recorded<Action> = { acts: Action[] };

export function createPanelStore(
  first: PanelInput,
  openFrame: OpenFrame,
  t: Translator,
): Store<PanelView, PanelAction> & Recorded<PanelAction> {
  const store = createStore<PanelView, PanelInput, PanelAction>(first, (input) => toPanelView(input, t));
  const act = (action: PanelAction) => {
    store.acts.push(action);
    const input = store.input();
    const { state } = input;
    const findings = state.kind === "checked" || state.kind === "waiting" ? state.report.findings : [];
    const order = visibleFindings(orderFindings(findings), input.ui.mutedIds).map(({ id }) => id);
    const next = { ...input, ui: toNextPanelUi(input.ui, action, order) };
    if (action.kind === "apply" && state.kind === "checked") {
      return store.set({ ...next, state: { ...state, report: without(state.report, action.findingId) } });
    }
    if (action.kind === "fill") {
      const { findingId, suggestionIndex } = action;
      const done = (slots?: Readonly<Record<string, string>>) => {
        store.set({ ...store.input(), ui: { ...store.input().ui, filling: undefined } });
        if (slots) act({ kind: "apply", findingId, suggestionIndex, slots });
      };
      const show = (url: string, heightPx: number): PanelInput => {
        const filling = { findingId, suggestionIndex, frame: { url, heightPx } };
        return { ...store.input(), ui: { ...store.input().ui, openId: findingId, filling } };
      };
      const url = openFrame({ findingId, suggestionIndex }, done, (heightPx) => store.set(show(url, heightPx)));
      return store.set(show(url, 250));
    }
    if (action.kind === "report-wrong-hit") {
      const { findingId } = action;
      const change = (by: (ui: PanelUi) => PanelUi) => store.set({ ...store.input(), ui: by(store.input().ui) });
      const show = (url: string, heightPx: number) =>
        change((ui) => ({ ...ui, reporting: { findingId, frame: { url, heightPx } } }));
      const done = (report?: Readonly<Record<string, string>>) => {
        change((ui) => ({ ...ui, reporting: undefined }));
        if (report) change((ui) => toReportedUi(ui, findingId, true));
      };
      const url = openFrame({ findingId, wrongHit: true }, done, (heightPx) => show(url, heightPx));
      return show(url, 250);
    }
    store.set(next);
  };
  return { get: store.get, subscribe: store.subscribe, act, acts: store.acts };
}

export function createGateStore(
  first: GateInput,
  openFrame: OpenFrame,
  close: () => void,
  t: Translator,
): Store<GateView, GateAction> & Recorded<GateAction> {
  const store = createStore<GateView, GateInput, GateAction>(first, (input) => toGateView(input, t));
  const act = (action: GateAction) => {
    store.acts.push(action);
    const input = store.input();
    const { state } = input;
    if (action.kind === "apply" && state.kind === "checked") {
      return store.set({ ...input, ui: {}, state: { ...state, report: without(state.report, action.findingId) } });
    }
    if (action.kind === "fill") {
      const { findingId, suggestionIndex } = action;
      const done: Done = (slots) => {
        store.set({ ...store.input(), ui: {} });
        if (slots) act({ kind: "apply", findingId, suggestionIndex, slots });
      };
      const show = (url: string, heightPx: number): GateInput => {
        return { ...store.input(), ui: { filling: { findingId, suggestionIndex, frame: { url, heightPx } } } };
      };
      const url = openFrame({ findingId, suggestionIndex }, done, (heightPx) => store.set(show(url, heightPx)));
      return store.set(show(url, 250));
    }
    if (action.kind === "ask-reason") {
      const show = (url: string, heightPx: number) => ({
        ...store.input(),
        ui: { reason: { frame: { url, heightPx } } },
      });
      const close = () => store.set({ ...store.input(), ui: {} });
      const url = openFrame("reason", close, (heightPx) => store.set(show(url, heightPx)));
      return store.set(show(url, 190));
    }
    if (action.kind === "back-to-letter" || action.kind === "send") close();
  };
  return { get: store.get, subscribe: store.subscribe, act, acts: store.acts };
}

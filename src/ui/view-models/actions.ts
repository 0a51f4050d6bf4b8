import type { PanelTab } from "./facts.ts";

/** What a writer can do to one finding, in the panel as in the gate. */
export type FindingAction =
  /** Put a suggestion into the letter. Sent only for suggestions without slots; the frame hands over filled ones. */
  | { kind: "apply"; findingId: string; suggestionIndex: number; slots: Readonly<Record<string, string>> }
  /** Open a frame in which the suggestion's slots are filled: the caller sets `ui.filling`. */
  | { kind: "fill"; findingId: string; suggestionIndex: number }
  | { kind: "show-in-letter"; findingId: string };

/** What a writer can do about an attached file: stop its reading, or have it tried once more. */
export type FileAction = { kind: "stop-file" | "read-file"; fileId: string };

/** Asking a supervisor, in the panel as in the gate. */
export type ReviewAction =
  /** Open the page that asks: the caller sets `ui.review`. */
  | { kind: "ask-review" }
  | { kind: "withdraw-review" }
  /** Put the supervisor's words into the letter. */
  | { kind: "apply-review" };

/** Show the handbook's page, at the clause. */
export type OpenHandbook = { kind: "open-handbook"; handbook: string; clause: string };

export type PanelAction =
  | FindingAction
  | FileAction
  | ReviewAction
  | { kind: "open-finding"; findingId: string }
  | { kind: "next-finding" }
  | { kind: "previous-finding" }
  | { kind: "fold" }
  | { kind: "unfold" }
  /** Into the browser's side panel. */
  | { kind: "open-aside" }
  | { kind: "open-tab"; tab: PanelTab }
  | OpenHandbook
  /** The writer moved the panel; CSS px in the viewport. */
  | { kind: "move"; x: number; y: number }
  /** Back beside the letter, where the caller places it. */
  | { kind: "dock" }
  | { kind: "mute"; findingId: string }
  | { kind: "unmute-all" }
  | { kind: "report-wrong-hit"; findingId: string }
  /** Back to the letter with the focus; the panel stays. */
  | { kind: "leave" };

export type GateAction =
  | FindingAction
  | OpenHandbook
  | FileAction
  | ReviewAction
  /** Open the frame in which a fax number is typed once more: the caller sets `ui.retyping`. */
  | { kind: "retype"; number: string }
  | { kind: "back-to-letter" }
  /** Everything is settled: let it go. */
  | { kind: "send" }
  /** Open the frame for the reason: the caller sets `ui.reason`. The frame hands the reason to the caller. */
  | { kind: "ask-reason" };

export type PopupAction =
  | { kind: "save-domains"; domains: readonly string[] }
  /** Have this tab's site watched; the caller asks the browser for the right to. */
  | { kind: "watch-site" }
  /** Have the writer point out the letter on this tab's page. */
  | { kind: "point-out" }
  /** Go to the letter that an answer is about. */
  | { kind: "open-answer"; id: string }
  | { kind: "answers-seen" }
  /** Show the findings in the browser's side panel. */
  | { kind: "open-aside" }
  | { kind: "open"; page: "options" | "hub" | "guide" | "console" };

export type SidePanelAction = PanelAction | { kind: "watch-site" };

/** Holds what is shown now. `get` returns the same object until something changed. */
export type Store<View, Action> = {
  get(): View;
  /** @returns stops the listening */
  subscribe(listener: () => void): () => void;
  act(action: Action): void;
};

/** What a writer can do to one finding, in the panel as in the gate. */
export type FindingAction =
  /** Put a suggestion into the letter. Sent only for suggestions without slots; the frame hands over filled ones. */
  | { kind: "apply"; findingId: string; suggestionIndex: number; slots: Readonly<Record<string, string>> }
  /** Open a frame in which the suggestion's slots are filled: the caller sets `ui.filling`. */
  | { kind: "fill"; findingId: string; suggestionIndex: number }
  | { kind: "show-in-letter"; findingId: string };

export type PanelAction =
  | FindingAction
  | { kind: "open-finding"; findingId: string }
  | { kind: "next-finding" }
  | { kind: "previous-finding" }
  | { kind: "fold" }
  | { kind: "unfold" }
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
  | { kind: "back-to-letter" }
  /** Everything is settled: let it go. */
  | { kind: "send" }
  /** Open the frame for the reason: the caller sets `ui.reason`. The frame hands the reason to the caller. */
  | { kind: "ask-reason" }
  | { kind: "ask-review" }
  | { kind: "withdraw-review" };

export type PopupAction =
  | { kind: "save-domains"; domains: readonly string[] }
  /** Have this tab's site watched; the caller asks the browser for the right to. */
  | { kind: "watch-site" };

/** Holds what is shown now. `get` returns the same object until something changed. */
export type Store<View, Action> = {
  get(): View;
  /** @returns stops the listening */
  subscribe(listener: () => void): () => void;
  act(action: Action): void;
};

import { createContext, useContext } from "react";
import type { DraftEdit } from "../../../model/exchange/policy-work.ts";
import type { PolicyDraft } from "../../api/policy.ts";
import type { SaveResult } from "../../api/use-draft.ts";
import type { Desk } from "../../workshop/desk.ts";

/** The draft that is worked on, for every part of the workbench. */
export type DraftContext = {
  draft: PolicyDraft;
  /** Undefined for a moment, while the workers start. */
  desk: Desk | undefined;
  /** Nothing can be changed any more. */
  isClosed: boolean;
  save(edits: readonly DraftEdit[]): Promise<SaveResult>;
};

const Context = createContext<DraftContext | undefined>(undefined);
export const DraftProvider = Context;

export function useDraftContext(): DraftContext {
  const context = useContext(Context);
  if (!context) throw new Error("expected DraftProvider around this component");
  return context;
}

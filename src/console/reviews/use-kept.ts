import { useCallback, useState } from "react";
import { isNothing, type Kept, readKept, writeKept } from "./kept-drafts.ts";

export type KeptDraft = {
  kept: Kept;
  isEmpty: boolean;
  keep(changed: Partial<Kept>): void;
  forget(): void;
};

/** What was typed for one letter and not sent; kept in this tab with every key. */
export function useKept(review: string): KeptDraft {
  const [kept, setKept] = useState(() => readKept(sessionStorage, review));
  const keep = useCallback(
    (changed: Partial<Kept>) =>
      setKept((before) => {
        const next = { ...before, ...changed };
        writeKept(sessionStorage, review, next);
        return next;
      }),
    [review],
  );
  const forget = useCallback(() => {
    writeKept(sessionStorage, review, { note: "", reason: "" });
    setKept({ note: "", reason: "" });
  }, [review]);
  return { kept, isEmpty: isNothing(kept), keep, forget };
}

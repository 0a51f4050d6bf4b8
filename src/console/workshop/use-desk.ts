import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import { createDesk, type Desk, type DeskState } from "./desk.ts";
import { startWorker } from "./link.ts";

/** A desk for as long as the page shows the draft; it follows what the draft says. */
export function useDesk(content: DraftContent | undefined): Desk | undefined {
  const [desk, setDesk] = useState<Desk>();
  const hasContent = content !== undefined;
  useEffect(() => {
    if (!hasContent) return;
    const made = createDesk({ startWorker, nowMs: () => performance.now() });
    setDesk(made);
    return () => {
      made.close();
      setDesk(undefined);
    };
  }, [hasContent]);
  useEffect(() => {
    if (content) desk?.setContent(content);
  }, [content, desk]);
  return desk;
}

const never = () => () => {};

export function useDeskState(desk: Desk | undefined): DeskState | undefined {
  const subscribe = useMemo(() => desk?.subscribe ?? never, [desk]);
  return useSyncExternalStore(subscribe, () => desk?.getState());
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { HubEvent } from "../../model/exchange/events.ts";
import { keys } from "./keys.ts";

export type LinkState = "connecting" | "live" | "lost";

/** Which of the kept answers an event makes old. */
const MADE_OLD: Record<Exclude<HubEvent, "revoked">, readonly (readonly string[])[]> = {
  reviews: [keys.reviews],
  policy: [keys.policy, keys.insight],
  keys: [keys.policy],
  browsers: [keys.browsers],
  reports: [keys.insight],
  people: [keys.people],
  "break-glass": [keys.breakGlass, keys.records],
};

/** Where the browser gave up coming back (the hub refused), we try again ourselves. */
const AGAIN_MS = 5_000;

/**
 * Follows the hub's stream of events while someone is signed in: each makes what was kept old, and what is on screen is
 * asked for again. After a gap everything is, for events may have been missed.
 */
export function useLiveUpdates(isOn: boolean): LinkState {
  const client = useQueryClient();
  const [state, setState] = useState<LinkState>("connecting");
  useEffect(() => {
    if (!isOn) return;
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let wasOpen = false;
    const open = () => {
      source = new EventSource("/v1/events");
      source.addEventListener("open", () => {
        setState("live");
        if (wasOpen) void client.invalidateQueries();
        wasOpen = true;
      });
      source.addEventListener("error", () => {
        setState("lost");
        if (source?.readyState !== EventSource.CLOSED) return;
        // Perhaps the session has ended: whoever asks who we are finds out.
        void client.invalidateQueries({ queryKey: keys.me });
        again = setTimeout(open, AGAIN_MS);
      });
      for (const [event, old] of Object.entries(MADE_OLD)) {
        source.addEventListener(event, () => {
          for (const queryKey of old) void client.invalidateQueries({ queryKey });
        });
      }
    };
    open();
    return () => {
      clearTimeout(again);
      source?.close();
      setState("connecting");
    };
  }, [isOn, client]);
  return state;
}

import { z } from "zod";

/** What a stream of events says: that there is something new, never what. */
export const HUB_EVENTS = [
  "policy",
  "reviews",
  "keys",
  "browsers",
  "reports",
  "people",
  "break-glass",
  "revoked",
] as const;
export type HubEvent = (typeof HUB_EVENTS)[number];
export const hubEventSchema = z.enum(HUB_EVENTS);

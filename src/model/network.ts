/** What the extension asks of the network, and nothing else. */
export const NETWORK_PURPOSES = [
  "enrolment",
  "policy",
  "keys",
  "events",
  "state",
  "reviews",
  "records",
  "reports",
  "other",
] as const;
export type NetworkPurpose = (typeof NETWORK_PURPOSES)[number];

/** One request that was made: to whom, what for, how much. Never what it held. */
export type NetworkEntry = {
  id: number;
  /** ISO 8601. */
  at: string;
  host: string;
  purpose: NetworkPurpose;
  method: string;
  sentBytes: number;
  /** Body of the answer; grows while a stream is open. */
  receivedBytes: number;
  /** HTTP status; null when there was no answer. */
  status: number | null;
};

import type { Problem } from "../../model/exchange/shared.ts";

/**
 * Why the hub did not do what was asked: a code of the hub, or one of ours: `offline` (no answer came) and
 * `not-understood` (the answer has another shape than this page knows). `components/problem.tsx` has the words.
 */
export class HubError extends Error {
  readonly code: string;
  /** Of the answer; 0 when none came. */
  readonly status: number;
  readonly detail: unknown;

  constructor({ code, message, detail }: Problem, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = "HubError";
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}

export function isHubError(error: unknown, code?: string): error is HubError {
  return error instanceof HubError && (code === undefined || error.code === code);
}

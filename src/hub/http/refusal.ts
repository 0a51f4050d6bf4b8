import type { Problem } from "../../model/exchange/shared.ts";

/** What a handler throws to refuse a request: status and problem go to the client as they are. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, code: string, message: string, detail?: unknown) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.problem = { code, message, ...(detail === undefined ? {} : { detail }) };
  }
}

/** Also for what belongs to another organisation: that it exists is not told. */
export const notFound = (what: string) => new Refusal(404, "not-found", `There is no such ${what}.`);
export const forbidden = (message: string) => new Refusal(403, "forbidden", message);
export const conflict = (code: string, message: string, detail?: unknown) => new Refusal(409, code, message, detail);
export const unprocessable = (code: string, message: string, detail?: unknown) =>
  new Refusal(422, code, message, detail);
/** A letter or review that no archive key here opens; neither it nor anything else was changed. */
export const shut = () =>
  new Refusal(
    503,
    "letter-shut",
    "This letter can't be opened: the archive key that it was sealed with is not at the hub, or it was changed in the database.",
  );
/** What was asked is in order, and nothing was changed: this hub can't do it now. */
export const unavailable = (code: string, message: string, detail?: unknown) => new Refusal(503, code, message, detail);

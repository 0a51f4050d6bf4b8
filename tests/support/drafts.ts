import type { Draft } from "../../src/model/draft.ts";

/** A plain mail to a customer; give only what the case is about. */
export function draft(given: Partial<Draft> = {}): Draft {
  return {
    channel: "email",
    from: "engineer@works.example",
    to: ["reader@customer.example"],
    cc: [],
    bcc: [],
    subject: "",
    body: "",
    attachments: [],
    ...given,
  };
}

import type { ComposeAdapter, DraftRead } from "../../adapters/adapter.ts";
import type { OrgProfile } from "../../model/org.ts";
import { toFaxNumber } from "../fax.ts";
import type { Shelf } from "./shelf.ts";

/**
 * The same adapter, whose drafts hold what their files say and whose fax numbers are written the one way. The fingerprint
 * is that of the files' content too: an answer given before a file was read is none after.
 */
export function withFiles(
  adapter: ComposeAdapter,
  shelf: Shelf,
  orgFor: (sender: string | undefined) => OrgProfile | undefined,
): ComposeAdapter {
  return {
    ...adapter,
    readDraft(surface) {
      const reading = adapter.readDraft(surface);
      if (reading.kind !== "read") return reading;
      const { draft, files } = shelf.complete(surface.root, reading.draft);
      const seen = draft.attachments.map(({ name, size, sha256, unread }) => [name, size, sha256, unread]);
      const completed: DraftRead = {
        ...reading,
        draft: draft.channel === "fax" ? withNumbers(draft, orgFor(adapter.sender(surface))) : draft,
        files,
        fingerprint: JSON.stringify([reading.fingerprint, seen]),
      };
      return completed;
    },
  };
}

function withNumbers(draft: DraftRead["draft"], org: OrgProfile | undefined): DraftRead["draft"] {
  const toNumber = (raw: string) => toFaxNumber(raw, org?.country) ?? raw;
  return { ...draft, to: draft.to.map(toNumber), cc: draft.cc.map(toNumber), bcc: draft.bcc.map(toNumber) };
}

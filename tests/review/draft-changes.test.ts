import { describe, expect, test } from "vitest";
import { draftHash } from "../../src/review/canonical-draft.ts";
import { toDraftChanges } from "../../src/review/draft-changes.ts";
import { letterOf } from "../support/hub/letters.ts";

const FILE = { name: "offer.pdf", size: 9, sha256: "a".repeat(64) };
const approved = letterOf({ cc: ["chen@works.example"], attachments: [FILE] });
const DANA = "dana@customer.example";
const EVE = "eve@customer.example";

describe("what an edit after the approval changed", () => {
  test("nothing: nothing", () => {
    expect(toDraftChanges(approved, structuredClone(approved))).toEqual([]);
  });

  test.each([
    ["a new reader", { to: [DANA, EVE] }, [{ kind: "list", field: "to", added: [EVE], removed: [] }]],
    ["another reader", { to: [EVE] }, [{ kind: "list", field: "to", added: [EVE], removed: [DANA] }]],
    ["a copy less", { cc: [] }, [{ kind: "list", field: "cc", added: [], removed: ["chen@works.example"] }]],
    ["a blind copy", { bcc: [EVE] }, [{ kind: "list", field: "bcc", added: [EVE], removed: [] }]],
    [
      "a reader who went from the copies to the blind ones",
      { cc: [], bcc: ["chen@works.example"] },
      [
        { kind: "list", field: "cc", added: [], removed: ["chen@works.example"] },
        { kind: "list", field: "bcc", added: ["chen@works.example"], removed: [] },
      ],
    ],
    [
      "a file of the same name and size with another content",
      { attachments: [{ ...FILE, sha256: "b".repeat(64) }] },
      [{ kind: "list", field: "attachments", added: ["offer.pdf"], removed: ["offer.pdf"] }],
    ],
    [
      "a file of the same name with another size",
      { attachments: [{ ...FILE, size: 10 }] },
      [{ kind: "list", field: "attachments", added: ["offer.pdf"], removed: ["offer.pdf"] }],
    ],
    [
      "a file whose content is known no more",
      { attachments: [{ name: FILE.name, size: FILE.size }] },
      [{ kind: "list", field: "attachments", added: ["offer.pdf"], removed: ["offer.pdf"] }],
    ],
    [
      "words, sender and channel",
      { channel: "fax", from: EVE, subject: "Other", body: "Other" } as const,
      [
        { kind: "text", field: "channel" },
        { kind: "text", field: "from" },
        { kind: "text", field: "subject" },
        { kind: "text", field: "body" },
      ],
    ],
  ])("%s", (_name, change, expected) => {
    const now = { ...approved, ...change };
    expect(toDraftChanges(approved, now)).toEqual(expected);
    // Whatever is told as a change also voids the approval.
    expect(draftHash(now)).not.toBe(draftHash(approved));
  });
});

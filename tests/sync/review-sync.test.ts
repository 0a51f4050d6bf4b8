import { expect, test } from "vitest";
import { draftHash } from "../../src/review/canonical-draft.ts";
import { createHubClient } from "../../src/sync/hub-client.ts";
import { syncReviews } from "../../src/sync/review-sync.ts";
import { type Connection, heldReviewSchema } from "../../src/sync/state.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";

const DAY_MS = 86_400_000;
const NOW = new Date("2027-03-01T09:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toISOString();

const heldOf = (askedAt: string, expiresAt?: string) =>
  heldReviewSchema.parse({
    request: requestOf(),
    askedAt,
    id: crypto.randomUUID(),
    state: "approved",
    letterHash: draftHash(letterOf()),
    usedAt: askedAt,
    ...(expiresAt && {
      approval: {
        kind: "approval",
        organisation: "6f1c54a4-4b54-4a7f-9a3a-0f6b6a0c8a11",
        review: crypto.randomUUID(),
        draftHash: draftHash(letterOf()),
        by: { id: "p2", name: "Chen Hao" },
        issuedAt: askedAt,
        expiresAt,
      },
    }),
  });

test.each([
  ["asked 29 days ago", heldOf(inDays(-29)), true],
  ["asked 31 days ago", heldOf(inDays(-31)), false],
  ["asked 31 days ago, used, and its approval good until tomorrow", heldOf(inDays(-31), inDays(1)), true],
  ["asked 31 days ago, its approval over since yesterday", heldOf(inDays(-31), inDays(-1)), false],
  ["asked today, its approval over since an hour", heldOf(inDays(0), inDays(-1 / 24)), true],
])("a review %s: kept %s", async (_name, held, isKept) => {
  const fetch = async () => Promise.reject(new TypeError("no way there"));
  const client = createHubClient({ hub: "https://hub.example", fetch, now: () => NOW });
  // Nothing is asked of a hub for a review that was answered.
  const connection = {} as Connection;
  expect((await syncReviews([held], { client, connection, now: NOW })).length === 1).toBe(isKept);
});

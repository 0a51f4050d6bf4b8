import { expect, test } from "vitest";
import { toAttention, toBrowserState } from "../../src/console/people/browser-state.ts";
import type { EnrolledBrowser } from "../../src/model/exchange/people.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
const well: EnrolledBrowser = {
  id: crypto.randomUUID(),
  person: { id: "p", name: "Noor Haas" },
  label: "Chromium, Linux",
  createdAt: hoursAgo(900),
  lastSeenAt: hoursAgo(1),
  revokedAt: null,
  policyVersion: 4,
  policyRefusal: null,
  protection: "protected",
  protectionSince: hoursAgo(500),
};

test.each<[string, Partial<EnrolledBrowser>, object]>([
  ["well", {}, { kind: "protected", since: hoursAgo(1) }],
  ["revoked, whatever else", { revokedAt: hoursAgo(2), protection: "not-protected" }, { kind: "revoked" }],
  ["never heard of", { lastSeenAt: null }, { kind: "never-seen" }],
  [
    "silent for longer than the organisation allows",
    { lastSeenAt: hoursAgo(73) },
    { kind: "silent", since: hoursAgo(73) },
  ],
  ["silent, though it said it was protected", { lastSeenAt: hoursAgo(100) }, { kind: "silent" }],
  [
    "not protected since",
    { protection: "not-protected", protectionSince: hoursAgo(5) },
    { kind: "not-protected", since: hoursAgo(5) },
  ],
  [
    "not protected, since nobody knows when",
    { protection: "partly", protectionSince: null },
    { kind: "partly", since: hoursAgo(1) },
  ],
  ["refused the newest policy", { policyRefusal: "engine-too-old" }, { kind: "refused", code: "engine-too-old" }],
  ["has none of the hub's versions", { policyVersion: null }, { kind: "behind" }],
])("%s", (_, given, expected) => {
  expect(toBrowserState({ ...well, ...given }, { now, silentAfterHours: 72, newestVersion: 4 })).toMatchObject(
    expected,
  );
});

test("where nothing is published, the bundled policy is the newest", () => {
  const state = toBrowserState({ ...well, policyVersion: null }, { now, silentAfterHours: 72, newestVersion: null });
  expect(state.kind).toBe("protected");
});

test("browsers that want a look stand first, revoked ones last", () => {
  const named = (id: string, given: Partial<EnrolledBrowser>) => ({ ...well, id, ...given });
  const browsers = [
    named("revoked", { revokedAt: hoursAgo(2) }),
    named("well", {}),
    named("behind", { policyVersion: null }),
    named("also well", {}),
    named("silent", { lastSeenAt: hoursAgo(90) }),
  ];
  const sorted = toAttention(browsers, { now, silentAfterHours: 72, newestVersion: 4 });
  expect(sorted.map(({ id }) => id)).toEqual(["silent", "behind", "well", "also well", "revoked"]);
});

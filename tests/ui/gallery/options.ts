import type { HubState } from "../../../src/messages/hub-messages.ts";
import { say } from "../../../src/model/issue-words.ts";
import { issueAt } from "../../../src/model/issues.ts";
import type { NetworkEntry } from "../../../src/model/network.ts";
import { orgProfileSchema } from "../../../src/model/org.ts";
import type { UiLanguage } from "../../../src/ui/i18n/catalogue.ts";
import type { OptionsFacts, Section } from "../../../src/ui/view-models/options.ts";
import { now } from "./states.ts";

/** Every state of the options page, by name: its section and what there is to show. */
const noHub: HubState = {
  connection: null,
  pending: null,
  policy: null,
  last: null,
  fileKey: null,
  managed: null,
  waitingReviews: 0,
  unsentRecords: 0,
};
const KEY = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
const connected: HubState = {
  connection: {
    hub: "https://letters.acme.example",
    organisation: "Acme Service",
    person: "Noor Haas",
    revoked: false,
  },
  pending: null,
  policy: {
    version: 12,
    issuedAt: "2026-11-21T09:12:00Z",
    expiresAt: "2026-12-21T09:12:00Z",
    standing: "in-force",
  },
  last: { at: "2026-11-22T16:28:00Z", outcome: "fresh" },
  fileKey: null,
  managed: null,
  waitingReviews: 1,
  unsentRecords: 0,
};

const profile = (language: UiLanguage) =>
  orgProfileSchema.parse({
    name: language === "en" ? "Acme Service" : "艾克米服务",
    ownDomains: ["acme.example", "acme-parts.example"],
    customers: [
      {
        name: "Northgate Cranes",
        domains: ["northgate-crane.example"],
        fax: ["+34915550101"],
        keyAccount: true,
      },
      { name: "Harbour Lifts", domains: ["harbour-lifts.example"] },
    ],
    commitments: [
      { topic: "arrival", minHours: 2, maxHours: 4 },
      { topic: "quote", maxDays: 3 },
    ],
    glossary: [{ term: "cherry picker", use: "aerial work platform", lang: "en" }],
    faxBook: [{ number: "+34915550111", name: "Northgate, night desk" }],
  });

const request = (id: number, purpose: NetworkEntry["purpose"], receivedBytes: number): NetworkEntry => ({
  id,
  at: new Date(now.getTime() - id * 61_000).toISOString(),
  host: "letters.acme.example",
  purpose,
  method: "GET",
  sentBytes: purpose === "reviews" ? 2_412 : 0,
  receivedBytes,
  status: purpose === "keys" ? null : 200,
});

function base(language: UiLanguage): OptionsFacts {
  return {
    settings: { language: "browser", appearance: "system" },
    organisation: { source: "own", profile: profile(language) },
    handbooks: { own: [], isRuled: false },
    hub: { state: noHub, locked: false },
    sites: {
      watched: [
        { pattern: "https://mail.google.com/*", name: "mail.google.com", fixed: true, state: { kind: "watched" } },
        {
          pattern: "https://webmail.acme.example/*",
          name: "webmail.acme.example",
          fixed: false,
          state: { kind: "letter", letters: 1 },
        },
        { pattern: "https://fax.example/*", name: "fax.example", fixed: false, state: { kind: "reload" } },
      ],
      own: [{ id: "fax-example", name: "fax.example", parts: ["body", "send"] }],
    },
    popupKey: "Alt+Shift+K",
    stored: [
      { key: "org", size: { kind: "bytes", bytes: 18_412 } },
      { key: "reminders", size: { kind: "bytes", bytes: 940 } },
      { key: "settings", size: { kind: "bytes", bytes: 46 } },
      { key: "hubPolicy", size: { kind: "bytes", bytes: 2_340_000 }, kept: true },
      { key: "network", size: { kind: "entries", count: 214 } },
    ],
    checks: [{ tabId: 1, site: "webmail.acme.example" }],
    network: [
      request(1, "policy", 0),
      request(2, "reviews", 612),
      request(3, "events", 1_310),
      request(4, "keys", 0),
      request(5, "policy", 148_220),
    ],
    now,
  };
}

const harbour = {
  id: "hc",
  code: "HC",
  title: { en: "Harbour Cranes", zh: "港口起重机服务手册" },
  rules: 4,
  templates: 1,
  clocks: 1,
};

const cases = {
  general: () => ["general", {}],
  organisation: () => ["organisation", {}],
  "organisation-none": () => ["organisation", { organisation: { source: "none" } }],
  "organisation-hub": (language) => ["organisation", { organisation: { source: "hub", profile: profile(language) } }],
  "organisation-refused": () => [
    "organisation",
    {
      imported: {
        kind: "refused",
        file: "customers.csv",
        issues: [
          issueAt(say("where.cell", { line: 4, column: "fax" }), say("form.fax"), say("quoted", { value: "call Jo" })),
          issueAt(say("where.cell", { line: 9, column: "name" }), say("a-value"), say("nothing")),
        ],
      },
    },
  ],
  "organisation-imported": () => ["organisation", { imported: { kind: "part", part: "customers", rows: 214 } }],
  handbooks: () => ["handbooks", {}],
  "handbooks-own": () => ["handbooks", { handbooks: { own: [harbour], isRuled: false } }],
  "handbooks-ruled": () => ["handbooks", { handbooks: { own: [harbour], isRuled: true } }],
  hub: () => ["hub", {}],
  "hub-failed": () => [
    "hub",
    { hub: { state: noHub, locked: false, attempt: { kind: "failed", code: "unreachable" } } },
  ],
  "hub-managed": () => ["hub", { hub: { state: noHub, locked: true, managed: "https://letters.acme.example" } }],
  "hub-pending": () => [
    "hub",
    {
      hub: {
        state: { ...noHub, pending: { userCode: "KQTR-7MWX", page: "https://letters.acme.example/connect" } },
        locked: false,
      },
    },
  ],
  "hub-connected": () => ["hub", { hub: { state: connected, locked: false } }],
  "hub-file": () => [
    "hub",
    {
      hub: {
        state: { ...noHub, policy: connected.policy, fileKey: KEY },
        locked: false,
        file: { kind: "taken", version: 12, issuedAt: "2026-11-21T09:12:00Z" },
      },
    },
  ],
  "hub-file-unconfirmed": (language) => [
    "hub",
    {
      hub: {
        state: noHub,
        locked: false,
        file: {
          kind: "unconfirmed",
          fingerprint: KEY,
          version: 12,
          issuedAt: "2026-11-21T09:12:00Z",
          name: profile(language).name,
        },
      },
    },
  ],
  "hub-file-refused": () => [
    "hub",
    { hub: { state: noHub, locked: false, file: { kind: "refused", code: "bad-signature" } } },
  ],
  sites: () => ["sites", {}],
  "sites-denied": (language) => ["sites", { sites: { ...base(language).sites, own: [], outcome: "denied" } }],
  shortcuts: () => ["shortcuts", {}],
  stored: () => ["stored", {}],
  "stored-empty": () => ["stored", { stored: [], checks: [] }],
  network: () => ["network", {}],
  "network-many": () => ["network", { network: Array.from({ length: 240 }, (_, at) => request(at + 1, "policy", at)) }],
  "network-empty": () => ["network", { network: [] }],
} satisfies Record<string, (language: UiLanguage) => [Section, Partial<OptionsFacts>]>;

export type OptionsStateName = keyof typeof cases;
export const optionsStates = Object.keys(cases) as OptionsStateName[]; // the keys of `cases`, and no others

export function toOptionsState(
  name: OptionsStateName,
  language: UiLanguage,
): { section: Section; facts: OptionsFacts } {
  const [section, changed] = cases[name](language);
  return { section, facts: { ...base(language), ...changed } };
}

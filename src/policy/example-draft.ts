import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Audience, Example } from "../model/policy.ts";

/** The invented organisation that examples are judged for: one party of every kind. */
export const EXAMPLE_ORG: OrgProfile = {
  name: "Example Works",
  brands: ["EXAMPLE", "样例"],
  ownDomains: ["works.example"],
  roles: {
    supervisor: ["supervisor@works.example"],
    faultDesk: ["fault-desk@works.example"],
    productSupport: ["product-support@works.example"],
    officeHead: ["office-head@works.example"],
    customerService: ["customer-care@works.example"],
    quotation: ["quotation@works.example"],
    archive: ["archive@works.example"],
    customerFiles: ["customer-files@works.example"],
    technicalSupport: ["tech-support@works.example"],
    planning: ["planning@works.example"],
    sales: ["sales@works.example"],
    branches: ["branches@works.example"],
  },
  dealers: [{ name: "Example Dealer", domains: ["dealer.example"] }],
  competitors: [{ names: ["Rival Cranes", "对手起重"], domains: ["rival.example"] }],
  commitments: [
    { topic: "reply", maxHours: 24 },
    { topic: "site-visit", minHours: 48 },
    { topic: "spare-part-delivery", minDays: 7 },
    { topic: "installation", maxDays: 3 },
    { topic: "examination-report", maxHours: 2 },
  ],
  holidays: [{ date: "05-30", name: "Founders' Day" }],
  customers: [
    { name: "Quiet Motors", domains: ["quiet.example"], kinds: ["do-not-invite"] },
    { name: "Example Customer", domains: ["customer.example"], fax: ["+34910000001"] },
    { name: "Example Key Account", domains: ["key.example"], keyAccount: true, locale: "en" },
    { name: "样例港务", domains: ["mandarin.example"], locale: "zh-CN" },
  ],
};

const ADDRESS: Record<Audience, string> = {
  inside: "colleague@works.example",
  customer: "reader@customer.example",
  "key-account": "reader@key.example",
  dealer: "reader@dealer.example",
  competitor: "reader@rival.example",
  unknown: "reader@elsewhere.example",
};

/** The letter that an example of a rule stands for: its own parts, the rest as in a plain letter to a customer. */
export function toExampleDraft(example: Example): Draft {
  const given = typeof example === "string" ? { body: example } : example;
  const audience = typeof example === "string" ? "customer" : (example.audience ?? "customer");
  const channel = typeof example === "string" ? "email" : (example.channel ?? "email");
  return {
    from: "engineer@works.example",
    to: [channel === "fax" ? "+34910000001" : ADDRESS[audience]],
    cc: [],
    bcc: [],
    subject: "",
    body: "",
    attachments: [],
    ...given,
    channel,
  };
}

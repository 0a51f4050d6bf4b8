import type { OrgProfile } from "../model/org.ts";
import type { Audience } from "../model/policy.ts";

/** One addressee, seen from the organisation. `known` is the party's name in the profile. */
export type Recipient = {
  field: "to" | "cc" | "bcc";
  index: number;
  raw: string;
  /** Lower-case address or E.164 number. */
  address: string;
  audience: Audience;
  known?: string;
  locale?: string;
  /** What the profile says the party is, e.g. `patient`. */
  kinds?: readonly string[];
};

export type Directory = {
  classify(field: Recipient["field"], index: number, raw: string): Recipient;
  isInside(address: string): boolean;
};

/** The address in `Name <address>`, or the text itself; lower-case, without blanks around it. */
export function bareAddress(raw: string): string {
  const angled = /<([^<>]*)>\s*$/.exec(raw);
  return (angled?.[1] ?? raw).trim().toLowerCase();
}

/** Digits with a leading plus, for comparing fax numbers however they are written. */
export function bareNumber(raw: string): string {
  const digits = raw.replace(/[^\d+]/g, "").replace(/(?!^)\+/g, "");
  return digits.startsWith("00") ? `+${digits.slice(2)}` : digits;
}

/** Recipients remembered. */
const MAX_SEEN = 500;

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);
const covers = (domain: string, own: string): boolean => domain === own || domain.endsWith(`.${own}`);

/** Looks parties up in the profile. Unknown parties are outsiders. */
export function createDirectory(org: OrgProfile): Directory {
  const own = org.ownDomains.map((domain) => domain.toLowerCase());
  const isInside = (address: string): boolean => own.some((domain) => covers(domainOf(bareAddress(address)), domain));

  function party(address: string): Pick<Recipient, "audience" | "known" | "locale" | "kinds"> {
    const isFax = !address.includes("@");
    const domain = domainOf(address);
    const holds = (domains: readonly string[] | undefined): boolean =>
      !isFax && (domains ?? []).some((known) => covers(domain, known.toLowerCase()));
    if (!isFax && isInside(address)) return { audience: "inside" };
    for (const rival of org.competitors ?? []) {
      if (holds(rival.domains)) return { audience: "competitor", known: rival.names[0] ?? domain };
    }
    for (const dealer of org.dealers ?? [])
      if (holds(dealer.domains)) return { audience: "dealer", known: dealer.name };
    for (const customer of org.customers ?? []) {
      const isTheirs =
        holds(customer.domains) ||
        (isFax && (customer.fax ?? []).some((fax) => bareNumber(fax) === bareNumber(address)));
      if (!isTheirs) continue;
      return {
        audience: customer.keyAccount ? "key-account" : "customer",
        known: customer.name,
        ...(customer.kinds && customer.kinds.length > 0 ? { kinds: customer.kinds } : {}),
        ...(customer.locale === undefined ? {} : { locale: customer.locale }),
      };
    }
    return { audience: "unknown" };
  }

  /** The same few people get letter after letter, and each key asks for them again. */
  const seen = new Map<string, Omit<Recipient, "field" | "index">>();

  return {
    isInside,
    classify(field, index, raw) {
      let known = seen.get(raw);
      if (!known) {
        const address = bareAddress(raw);
        known = { raw, address, ...party(address) };
        if (seen.size >= MAX_SEEN) seen.clear();
        seen.set(raw, known);
      }
      return { field, index, ...known };
    },
  };
}

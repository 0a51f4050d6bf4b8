import { bareNumber, type Recipient } from "../organisation.ts";
import { foldAt, unmaskScript } from "../text/characters.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { atRecipient } from "./recipient-rules.ts";

/** Labels shorter than this are a slip away from too many honest names. */
const MIN_LABEL = 5;
/** Labels from this length on may be two slips away. */
const LONG_LABEL = 9;

/** Labels from this length on are telling inside a longer one too: `alcazar-build-invoices`, `alcazar.build@mail.com`. */
const TELLING = 7;

/** Addresses of strangers that look like a known party's: a letter more, less, other or swapped, another ending. */
export function lookAlikeAddressDetector(_options: unknown, { org }: DetectorContext): BoundDetector {
  const toKnown = (isOwn: boolean) => (domain: string) => ({
    domain: domain.toLowerCase(),
    label: plain(mainLabel(domain.toLowerCase())),
    isOwn,
  });
  /** Folded when the first stranger is met. */
  let folded: ReturnType<ReturnType<typeof toKnown>>[] | undefined;
  const known = () => {
    folded ??= [
      ...org.ownDomains.map(toKnown(true)),
      ...[...(org.customers ?? []), ...(org.dealers ?? [])].flatMap(({ domains }) => domains ?? []).map(toKnown(false)),
    ];
    return folded;
  };
  const numbers = [
    ...(org.customers ?? []).flatMap(({ fax }) => fax ?? []),
    ...(org.faxBook ?? []).map(({ number }) => number),
  ].map(bareNumber);
  const seen = new Map<string, string | undefined>();

  function twinOf({ address }: Recipient): string | undefined {
    if (!address.includes("@")) {
      const number = bareNumber(address);
      return numbers.includes(number) ? undefined : numbers.find((other) => isNear(number, other, 1));
    }
    const domain = address.slice(address.lastIndexOf("@") + 1);
    const label = plain(mainLabel(domain));
    const mailbox = plain(address.slice(0, address.lastIndexOf("@")));
    const twin = known().find((other) => {
      if (other.label.length < MIN_LABEL) return false;
      if (label === other.label || domain.includes(`${other.domain}.`)) return true;
      // A supplier may well have a mailbox for our letters: `heavylion@supplier.example`.
      const isInMailbox = !other.isOwn && mailbox.includes(other.label);
      if (other.label.length >= TELLING && (label.includes(other.label) || isInMailbox)) return true;
      return isNear(label, other.label, other.label.length >= LONG_LABEL ? 2 : 1);
    });
    return twin?.domain;
  }

  return {
    letterReads: {},
    letter: ({ recipients }) =>
      recipients.flatMap((recipient) => {
        if (recipient.audience !== "unknown") return [];
        const { address } = recipient;
        if (!seen.has(address)) {
          if (seen.size > 500) seen.clear();
          seen.set(address, twinOf(recipient));
        }
        const twin = seen.get(address);
        return twin === undefined ? [] : [atRecipient(recipient, { twin })];
      }),
  };
}

const SECOND_LEVEL = new Set(["com", "co", "org", "net", "gov", "edu", "ac"]);

/** The label that an organisation registered: `alcazar` of `mail.alcazar.com.es`. */
function mainLabel(domain: string): string {
  const labels = domain.split(".");
  const at = labels.length - 2;
  return (SECOND_LEVEL.has(labels[at] ?? "") && labels.length > 2 ? labels[at - 1] : labels[at]) ?? domain;
}

/** What the eye reads: look-alike letters and digits as the letters they imitate, no hyphens. */
function plain(label: string): string {
  let folded = "";
  for (let at = 0; at < label.length; at++) folded += foldAt(label, at);
  const letters = /^[a-z0-9]*$/.test(folded) ? folded : unmaskScript(folded).replace(/[^\p{L}\p{N}]/gu, "");
  return letters.replace(/0/g, "o").replace(/[1|]/g, "l").replace(/rn/g, "m").replace(/vv/g, "w");
}

/** True when at most `most` letters were added, dropped, changed or swapped with their neighbour. */
function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return (row[b.length] ?? most + 1) <= most;
}

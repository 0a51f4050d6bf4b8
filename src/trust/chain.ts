import { type BrowserRecord, type ChainLink, chainLinkSchema } from "../model/exchange/evidence.ts";
import { hashOf } from "./canonical.ts";

/** A browser's record with its hash: over the canonical JSON of everything else in it. */
export function toBrowserRecord(record: Omit<BrowserRecord, "hash">): BrowserRecord {
  return { ...record, hash: hashOf(record) };
}

export function isRecordWhole({ hash, ...rest }: BrowserRecord): boolean {
  return hashOf(rest) === hash;
}

/** A link of an organisation's chain with its hash. */
export function toChainLink(link: Omit<ChainLink, "hash">): ChainLink {
  return { ...link, hash: hashOf(link) };
}

/** Something wrong in an export: which line, and what. */
export type ChainFault = { line: number; record?: string; what: string };

/**
 * Checks an export without the hub: every link whole and in its place, every browser's own chain too.
 * @param lines JSON, one link a line, as exported
 */
export function createChainVerifier() {
  const faults: ChainFault[] = [];
  const browsers = new Map<string, { number: number; hash: string }>();
  const seen = new Map<string, number>();
  let last: ChainLink | undefined;
  let line = 0;

  function verifyLink(link: ChainLink): void {
    const record = link.entry.id;
    const fault = (what: string) => faults.push({ line, record, what });
    const { hash, ...rest } = link;
    if (hashOf(rest) !== hash) fault("changed: its hash is not that of its content");
    if (last && link.organisation !== last.organisation) fault("foreign: it belongs to another organisation");
    const expected = (last?.number ?? 0) + 1;
    if (link.number > expected) fault(`missing before it: ${expected} to ${link.number - 1}`);
    else if (link.number < expected) fault(`reordered or doubled: number ${link.number} where ${expected} belongs`);
    else if (link.previous !== (last?.hash ?? "")) fault("broken: it does not follow from the one before");
    const earlier = seen.get(record);
    if (earlier !== undefined) fault(`doubled: the same record stands in line ${earlier}`);
    seen.set(record, line);
    last = link;
  }

  function verifyBrowser(link: ChainLink): void {
    const { entry } = link;
    if (entry.kind !== "letter") return;
    const fault = (what: string) => faults.push({ line, record: entry.id, what });
    if (!isRecordWhole(entry)) fault("changed: the browser's hash is not that of the record");
    const before = browsers.get(entry.browser);
    const expected = (before?.number ?? 0) + 1;
    if (entry.number !== expected) fault(`the browser's record ${entry.number} stands where ${expected} belongs`);
    else if (entry.previous !== (before?.hash ?? "")) fault("it does not follow from the browser's record before");
    browsers.set(entry.browser, { number: entry.number, hash: entry.hash });
  }

  return {
    add(text: string): void {
      line += 1;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        faults.push({ line, what: "not JSON" });
        return;
      }
      const parsed = chainLinkSchema.safeParse(value);
      if (!parsed.success) {
        faults.push({ line, what: `not a link: ${parsed.error.issues[0]?.path.join(".") ?? ""}` });
        return;
      }
      verifyLink(parsed.data);
      verifyBrowser(parsed.data);
    },
    /** @param expected where the chain stood, from the hub's own answer, to see records cut off at the end */
    result(expected?: { length: number; hash: string }) {
      if (expected && (last?.number ?? 0) < expected.length) {
        faults.push({ line: line + 1, what: `missing at the end: ${(last?.number ?? 0) + 1} to ${expected.length}` });
      } else if (expected && (last?.hash ?? "") !== expected.hash) {
        faults.push({ line, what: "the end is not the one the hub told" });
      }
      return {
        links: line,
        length: last?.number ?? 0,
        hash: last?.hash ?? "",
        organisation: last?.organisation,
        faults,
      };
    },
  };
}

import type { ChainFault, ChainFaultCode } from "../model/chain-faults.ts";
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

  const createFault =
    (record?: string) =>
    (code: ChainFaultCode, values: Record<string, string | number> = {}): void => {
      const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
      faults.push({ line, ...(record !== undefined && { record }), code, values: texts });
    };

  function verifyLink(link: ChainLink): void {
    const record = link.entry.id;
    const fault = createFault(record);
    const { hash, ...rest } = link;
    if (hashOf(rest) !== hash) fault("fault.changed");
    if (last && link.organisation !== last.organisation) fault("fault.foreign");
    const expected = (last?.number ?? 0) + 1;
    if (link.number > expected) fault("fault.missing", { from: expected, to: link.number - 1 });
    else if (link.number < expected) fault("fault.reordered", { number: link.number, expected });
    else if (link.previous !== (last?.hash ?? "")) fault("fault.broken");
    const earlier = seen.get(record);
    if (earlier !== undefined) fault("fault.doubled", { line: earlier });
    seen.set(record, line);
    last = link;
  }

  function verifyBrowser(link: ChainLink): void {
    const { entry } = link;
    if (entry.kind !== "letter") return;
    const fault = createFault(entry.id);
    if (!isRecordWhole(entry)) fault("fault.changed-record");
    const before = browsers.get(entry.browser);
    const expected = (before?.number ?? 0) + 1;
    if (entry.number !== expected) fault("fault.reordered-record", { number: entry.number, expected });
    else if (entry.previous !== (before?.hash ?? "")) fault("fault.broken-record");
    browsers.set(entry.browser, { number: entry.number, hash: entry.hash });
  }

  return {
    add(text: string): void {
      line += 1;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        createFault()("fault.not-json");
        return;
      }
      const parsed = chainLinkSchema.safeParse(value);
      if (!parsed.success) {
        createFault()("fault.not-a-link", { part: parsed.error.issues[0]?.path.join(".") ?? "" });
        return;
      }
      verifyLink(parsed.data);
      verifyBrowser(parsed.data);
    },
    /** @param expected where the chain stood, from the hub's own answer, to see records cut off at the end */
    result(expected?: { length: number; hash: string }) {
      if (expected && (last?.number ?? 0) < expected.length) {
        const values = { from: String((last?.number ?? 0) + 1), to: String(expected.length) };
        faults.push({ line: line + 1, code: "fault.cut-off", values });
      } else if (expected && (last?.hash ?? "") !== expected.hash) {
        createFault()("fault.other-end");
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

/**
 * Checks an export of records without the hub:
 *
 *   npm run --silent verify-evidence -- records.jsonl [--key KID]
 *
 * KID: a key of the organisation as its hub shows it, noted down elsewhere; without it the export vouches for its own keys.
 * Exit 0: every record is whole and in its place. Exit 1: something was changed, is missing, forged or out of order; each
 * is named with its line. Exit 2: there is nothing to check. Exit 3: what is there is whole, and nothing tells whether it
 * is all, because the end is not signed.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { describeFault } from "../model/chain-faults.ts";
import { createChainVerifier } from "../trust/chain.ts";
import { type ExportEndState, NOT_SIGNED, verifyExportEnd } from "../trust/export-end.ts";
import { faultOf } from "./fault.ts";

async function verify(file: string, key: string | undefined): Promise<number> {
  const verifier = createChainVerifier();
  let last: string | undefined;
  const input = createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    // The last line is the end, not a link: each is taken once the next is there.
    if (last !== undefined) verifier.add(last);
    last = line;
  }
  const { links, length, hash, faults, end } = await verifyExportEnd(verifier, last ?? "", key);
  for (const { line, record, ...fault } of faults) {
    console.log(`${file}:${line}: ${describeFault(fault)}${record ? ` (record ${record})` : ""}`);
  }
  if (faults.length === 0) {
    console.log(`${links} records, whole and in order. The chain stands at ${length}: ${hash || "nothing yet"}`);
  }
  const said = sayEnd(end, key);
  if (said) console.log(said);
  if (faults.length > 0) return 1;
  return end.kind === "signed" ? 0 : 3;
}

function sayEnd(end: ExportEndState, key: string | undefined): string | undefined {
  if (end.kind === "plain") return `${NOT_SIGNED}. Export them again from a hub that signs.`;
  if (end.kind !== "signed") return undefined;
  const signed = `The end is signed by ${end.kid}, on ${end.issuedAt}`;
  if (end.isTrusted) return `${signed}, for which ${key} vouches.`;
  return key === undefined ? `${signed}. That this key is the organisation's, --key KID checks.` : `${signed}.`;
}

const { values, positionals } = parseArgs({ options: { key: { type: "string" } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  console.error("Which export? npm run --silent verify-evidence -- records.jsonl [--key KID]");
  process.exitCode = 2;
} else {
  process.exitCode = await verify(file, values.key).catch((error: unknown) => {
    console.error(`${file}: ${faultOf(error)}`);
    return 2;
  });
}

/**
 * Checks an export of records without the hub:
 *
 *   npm run --silent verify-evidence -- records.jsonl
 *
 * Exit 0: every record is whole and in its place. Exit 1: something was changed, is missing or out of order; each is
 * named with its line. Exit 2: there is nothing to check.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { createChainVerifier } from "../trust/chain.ts";

/** The last line of an export: where the chain stood. */
const endSchema = z.strictObject({ length: z.number().int().nonnegative(), hash: z.string() });

function readEnd(text: string) {
  try {
    return endSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function verify(file: string): Promise<number> {
  const verifier = createChainVerifier();
  let end: z.output<typeof endSchema> | undefined;
  const input = createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const said = readEnd(line);
    if (said) end = said;
    else verifier.add(line);
  }
  const { links, length, hash, faults } = verifier.result(end);
  if (!end) faults.push({ line: links + 1, what: "missing at the end: the line that tells where the chain stood" });
  for (const { line, record, what } of faults) {
    console.log(`${file}:${line}: ${what}${record ? ` (record ${record})` : ""}`);
  }
  if (faults.length > 0) return 1;
  console.log(`${links} records, whole and in order. The chain stands at ${length}: ${hash || "nothing yet"}`);
  return 0;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Which export? npm run --silent verify-evidence -- records.jsonl");
  process.exitCode = 2;
} else {
  process.exitCode = await verify(file).catch((error: NodeJS.ErrnoException) => {
    console.error(`${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`);
    return 2;
  });
}

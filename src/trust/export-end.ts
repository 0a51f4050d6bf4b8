import type { ChainFault, ChainFaultCode } from "../model/chain-faults.ts";
import { exportEndSchema, exportTailSchema, plainTailSchema } from "../model/exchange/evidence.ts";
import type { PublicKey } from "../model/exchange/signed.ts";
import type { createChainVerifier } from "./chain.ts";
import { everyKey, keysVouchedFor } from "./key-set.ts";
import { verifyDocument } from "./signed.ts";

/**
 * What an export says of its own end. `signed`: by `kid`, at `issuedAt`; `isTrusted` when that key is the one that was
 * given, or one that it vouches for. `plain`: by a hub before ends were signed, or by anyone at all.
 */
export type ExportEndState =
  | { kind: "signed"; kid: string; issuedAt: string; isTrusted: boolean }
  | { kind: "plain" }
  | { kind: "bad" }
  | { kind: "absent" };

export type ExportResult = {
  links: number;
  length: number;
  hash: string;
  faults: ChainFault[];
  end: ExportEndState;
};

export const NOT_SIGNED = "the end is not signed: records may be missing at the end";

/**
 * Checks what was read of an export against its last line.
 * @param verifier has every line but the last
 * @param key id of a key of the organisation, known from elsewhere: without it whoever made the export may have made its keys
 */
export async function verifyExportEnd(
  verifier: ReturnType<typeof createChainVerifier>,
  lastLine: string,
  key?: string,
): Promise<ExportResult> {
  const value = toJson(lastLine);
  const plain = plainTailSchema.safeParse(value);
  if (plain.success) return { ...verifier.result(plain.data), end: { kind: "plain" } };
  const tail = exportTailSchema.safeParse(value);
  if (!tail.success) return withFault(verifier.result(), { kind: "absent" }, "fault.no-end");
  const end = exportEndSchema.safeParse(tail.data.end.payload);
  if (!end.success) return withFault(verifier.result(), { kind: "bad" }, "fault.not-an-end");
  const { length, hash, issuedAt, organisation } = end.data;
  const verify = (keys: readonly PublicKey[]) => verifyDocument(tail.data.end, "exportEnd", keys, new Date(issuedAt));
  const verified = await verify(await everyKey(tail.data.keys));
  if (verified.kind === "bad") {
    return withFault(verifier.result(), { kind: "bad" }, "fault.forged-end", { code: verified.code });
  }
  const { kid } = verified;
  const isTrusted = key !== undefined && (await verify(await keysVouchedFor(tail.data.keys, key))).kind === "good";
  const state: ExportEndState = { kind: "signed", kid, issuedAt, isTrusted };
  const result = verifier.result({ length, hash });
  if (result.organisation !== undefined && result.organisation !== organisation) {
    return withFault(result, state, "fault.foreign-end");
  }
  if (key !== undefined && !isTrusted) {
    return withFault(result, state, "fault.foreign-key", { kid, key });
  }
  return { ...result, end: state };
}

function withFault(
  { faults, ...result }: ReturnType<ReturnType<typeof createChainVerifier>["result"]>,
  end: ExportEndState,
  code: ChainFaultCode,
  values: ChainFault["values"] = {},
): ExportResult {
  return { ...result, faults: [...faults, { line: result.links + 1, code, values }], end };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

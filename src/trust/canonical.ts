import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** The one JSON text of a value (RFC 8785): what is hashed and signed. @throws when the value has no JSON */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("expected a value that JSON can hold");
  return text;
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Synchronous, and there on insecure pages too. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of a value's canonical JSON. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalText(value));
}

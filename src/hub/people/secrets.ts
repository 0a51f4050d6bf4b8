import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** 256 random bits as base64url. Stored only as a hash: with that many bits a fast one is enough. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The challenge of RFC 7636 for a verifier. */
export const challengeOf = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

/** Eight letters without vowels: no words, nothing to mistake. */
export function newUserCode(): string {
  const four = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${four()}-${four()}`;
}

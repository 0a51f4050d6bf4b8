import { z } from "zod";

/** ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const instant = z.iso.datetime({ precision: 3 });
/** Ids of the hub and of browsers. */
export const uuid = z.uuid();
/** SHA-256 as 64 hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");
export const personName = z.string().trim().min(1).max(120);
export const emailAddress = z.email().max(254).toLowerCase();
/** 32 random bytes as base64url. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "expected 43 characters of base64url");

export const ROLES = ["writer", "supervisor", "administrator"] as const;
export type Role = (typeof ROLES)[number];
export const role = z.enum(ROLES);

/** Lists come in pages: `next` is the cursor of the page that follows, null on the last one. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.coerce.number().int().nonnegative().optional(),
});
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.number().int().nullable() });

/** Every refusal of the hub has this shape. `code` is for programs, `message` for people. */
export const problemSchema = z.object({ code: z.string(), message: z.string(), detail: z.unknown().optional() });
export type Problem = z.output<typeof problemSchema>;

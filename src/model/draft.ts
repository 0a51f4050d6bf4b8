import { z } from "zod";
import { CHANNELS, FIELDS } from "./categories.ts";
import { form } from "./forms.ts";

/** Why a file, or a part of it, was not read. */
export const UNREAD_REASONS = [
  /** More bytes, pages or text than a reader takes. */
  "too-large",
  /** Opens only with a password. */
  "encrypted",
  "damaged",
  /** A kind of file that no reader knows. */
  "unsupported",
  /** Swells beyond all measure when it is unpacked. */
  "swells",
  /** The page took it before anybody could look, or from elsewhere. */
  "not-seen",
  /** The writer stopped the reading. */
  "stopped",
  /** No page came for too long. */
  "too-slow",
  /** The reader itself broke. */
  "failed",
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** What a file's own text is cut into. */
export const FILE_UNITS = ["page", "sheet", "slide"] as const;
export type FileUnit = (typeof FILE_UNITS)[number];

const attachmentSchema = z.object({
  name: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative().optional(),
  /** MIME type. */
  type: z.string().optional(),
  /** The file's own text, by page when a list; absent when the file was not read. */
  text: z.union([z.string(), z.array(z.string())]).optional(),
  /** How many pages the file has, read or not. */
  pages: z.number().int().nonnegative().optional(),
  /** What the parts of `text` are; pages when left out. */
  unit: z.enum(FILE_UNITS).optional(),
  /** Why the file was not read, or not all of it when there is `text`. */
  unread: z.enum(UNREAD_REASONS).optional(),
  /** SHA-256 of its bytes, hexadecimal. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/**
 * A letter that is about to go out. Unknown keys are ignored, so that labelled drafts can be read as they are.
 * Addresses are plain or `Name <address>`; fax numbers are E.164.
 */
export const draftSchema = z.object({
  id: z.string().optional(),
  channel: z.enum(CHANNELS),
  from: z.string().optional(),
  to: z.array(z.string()),
  cc: z.array(z.string()).default([]),
  bcc: z.array(z.string()).default([]),
  subject: z.string().default(""),
  body: z.string(),
  attachments: z.array(attachmentSchema).default([]),
  /** ISO 8601 with offset; without it relative dates are not compared. */
  at: z.iso.datetime({ offset: true, error: form("moment") }).optional(),
  thread: z.object({ count: z.number().int().nonnegative(), participants: z.array(z.string()) }).optional(),
  /** Fields that the page hides, so that what stands here may not be all. */
  incomplete: z.array(z.enum(FIELDS)).optional(),
});

export type Draft = z.infer<typeof draftSchema>;
export type Attachment = Draft["attachments"][number];

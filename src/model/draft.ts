import { z } from "zod";
import { CHANNELS, FIELDS } from "./categories.ts";

const attachmentSchema = z.object({
  name: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative().optional(),
  /** MIME type. */
  type: z.string().optional(),
  /** The file's own text, by page when a list; absent when the file was not read. */
  text: z.union([z.string(), z.array(z.string())]).optional(),
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
  at: z.iso.datetime({ offset: true }).optional(),
  thread: z.object({ count: z.number().int().nonnegative(), participants: z.array(z.string()) }).optional(),
  /** Fields that the page hides, so that what stands here may not be all. */
  incomplete: z.array(z.enum(FIELDS)).optional(),
});

export type Draft = z.infer<typeof draftSchema>;
export type Attachment = Draft["attachments"][number];

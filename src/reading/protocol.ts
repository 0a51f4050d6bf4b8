import { z } from "zod";
import { FILE_UNITS, UNREAD_REASONS } from "../model/draft.ts";

/**
 * How a file gets from a letter's page to the reader: one port a file, closed by either side when it is done with. Ports
 * carry JSON alone in Chromium, so bytes travel as Base64, a piece for each `more`, and never pass through the page.
 */
export const READING_PORT = "reading";
export const PIECE_BYTES = 768 * 1024;

/** From the letter's page to the reader. */
export const toReaderSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), name: z.string().max(1000), size: z.number().int().nonnegative() }),
  z.object({ kind: z.literal("piece"), base64: z.string().max((PIECE_BYTES * 4) / 3 + 4) }),
]);
export type ToReader = z.output<typeof toReaderSchema>;

const unit = z.enum(FILE_UNITS);

/** From the reader to the letter's page. */
export const fromReaderSchema = z.discriminatedUnion("kind", [
  /** Ready for the next piece. */
  z.object({ kind: z.literal("more") }),
  z.object({ kind: z.literal("progress"), done: z.number().int(), total: z.number().int(), unit }),
  z.object({
    kind: z.literal("done"),
    pages: z.array(z.string()),
    unit,
    recognised: z.array(z.number().int()).optional(),
    unread: z.enum(UNREAD_REASONS).optional(),
    sha256: z.string().optional(),
  }),
]);
export type FromReader = z.output<typeof fromReaderSchema>;

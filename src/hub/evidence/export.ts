import { and, asc, eq, gt } from "drizzle-orm";
import { canonicalText } from "../../trust/canonical.ts";
import { evidence } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { toLink } from "./read-links.ts";

const BATCH = 500;

/** The chain as text, read as fast as it is taken; the last line says where it stood: `{"length":…,"hash":…}`. */
export function exportChain(db: Database, organisation: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let number = 0;
  let hash = "";
  return new ReadableStream({
    async pull(controller) {
      const rows = await db
        .select()
        .from(evidence)
        .where(and(eq(evidence.organisationId, organisation), gt(evidence.number, number)))
        .orderBy(asc(evidence.number))
        .limit(BATCH);
      const links = rows.map(toLink);
      const last = links.at(-1);
      if (last) {
        number = last.number;
        hash = last.hash;
        controller.enqueue(encoder.encode(links.map((link) => `${canonicalText(link)}\n`).join("")));
      }
      if (rows.length < BATCH) {
        controller.enqueue(encoder.encode(`${canonicalText({ length: number, hash })}\n`));
        controller.close();
      }
    },
  });
}

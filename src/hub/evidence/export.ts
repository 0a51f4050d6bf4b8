import { and, asc, eq, gt } from "drizzle-orm";
import type { ExportEnd } from "../../model/exchange/evidence.ts";
import { canonicalText } from "../../trust/canonical.ts";
import { signDocument } from "../../trust/signed.ts";
import type { HubParts } from "../hub-parts.ts";
import { evidence } from "../store/schema/index.ts";
import { toLink } from "./read-links.ts";

const BATCH = 500;

/**
 * The chain as text, read as fast as it is taken. The last line says where it stood, signed, with the key sets that tell
 * whose signature that is: whoever takes records from the end can't make another.
 */
export function exportChain(
  { store: { db }, keys, now }: Pick<HubParts, "store" | "keys" | "now">,
  organisation: string,
): ReadableStream<Uint8Array> {
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
        const issuedAt = now().toISOString();
        const end: ExportEnd = { kind: "export-end", organisation, length: number, hash, issuedAt };
        const signed = await signDocument(end, "exportEnd", await keys.signingKey(organisation));
        const tail = { end: signed, keys: await keys.keySets(organisation) };
        controller.enqueue(encoder.encode(`${canonicalText(tail)}\n`));
        controller.close();
      }
    },
  });
}

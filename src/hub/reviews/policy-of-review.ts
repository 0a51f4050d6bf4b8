import { and, eq } from "drizzle-orm";
import type * as z from "zod";
import type { reviewPolicySchema } from "../../model/exchange/review.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { review } from "../store/schema/index.ts";
import { visibleTo } from "./read-reviews.ts";

/** The policy that the writer's browser is to have now; undefined when none was published for it. */
export async function policyOfReview(
  { store, publications, now }: Pick<HubParts, "store" | "publications" | "now">,
  who: Principal,
  id: string,
): Promise<z.input<typeof reviewPolicySchema> | undefined> {
  const [row] = await store.db
    .select({ browserId: review.browserId, userId: review.writerId })
    .from(review)
    .where(and(eq(review.id, id), await visibleTo(store.db, who, now())));
  if (!row) throw notFound("review");
  const served = await publications.forBrowser({
    ...row,
    kind: "browser",
    organisation: who.organisation,
    role: "writer",
  });
  if (!served) return undefined;
  const { version, policy, modes, profile } = JSON.parse(served.plain).payload;
  return { version, policy, modes, profile };
}

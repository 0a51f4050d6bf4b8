import { lt } from "drizzle-orm";
import type { HubParts } from "../hub-parts.ts";
import { enrolment, session, verification } from "../store/schema/index.ts";

/** Forgets what has run out: sessions, enrolments nobody confirmed, states of sign-ins. */
export async function tidyPeople({ store, now }: Pick<HubParts, "store" | "now">): Promise<void> {
  const at = now();
  await store.db.delete(session).where(lt(session.expiresAt, at));
  await store.db.delete(enrolment).where(lt(enrolment.expiresAt, at));
  await store.db.delete(verification).where(lt(verification.expiresAt, at));
}

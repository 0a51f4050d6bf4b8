import { randomUUID } from "node:crypto";
import type { Role } from "../../model/exchange/shared.ts";
import { invitation, organisation } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { hashSecret, newSecret } from "./secrets.ts";

const INVITATION_DAYS = 14;
const SET_UP_HOURS = 24;

export type NewInvitation = { organisation: string; email: string; role: Role; teams: string[]; by: string };

/** A link that makes one account. Its token stands behind `#`, which no browser sends to any server or log. */
export async function invite(tx: Database, asked: NewInvitation, origin: string, now: Date) {
  const token = newSecret();
  const [row] = await tx
    .insert(invitation)
    .values({
      id: randomUUID(),
      organisationId: asked.organisation,
      email: asked.email,
      role: asked.role,
      teamIds: asked.teams,
      tokenHash: hashSecret(token),
      createdAt: now,
      createdBy: asked.by,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    })
    .returning();
  if (!row) throw new Error("expected the row that was inserted");
  return { row, link: `${origin}/join#${token}` };
}

/** Is there no organisation yet? */
export async function isNewHub(db: Database): Promise<boolean> {
  const [any] = await db.select({ id: organisation.id }).from(organisation).limit(1);
  return any === undefined;
}

/** A set-up link for the first administrator of a new organisation. The first link that is used ends all others. */
export async function createSetUpLink(db: Database, origin: string, now: Date): Promise<string> {
  const token = newSecret();
  await db.insert(invitation).values({
    id: randomUUID(),
    role: "administrator",
    teamIds: [],
    tokenHash: hashSecret(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + SET_UP_HOURS * 3_600_000),
  });
  return `${origin}/set-up#${token}`;
}

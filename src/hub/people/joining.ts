import { randomUUID } from "node:crypto";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { organisationSettingsSchema } from "../../model/exchange/people.ts";
import { Refusal } from "../http/refusal.ts";
import { notifyOfPeople } from "../store/notify.ts";
import { account, chainHead, invitation, member, organisation, team, teamMember, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { audit } from "./audit.ts";
import { hashSecret } from "./secrets.ts";

type Invitation = typeof invitation.$inferSelect;

const linkIsGone = () => new Refusal(410, "link-used", "This link was used, has run out, or was withdrawn.");

/** Is there an invitation for this address? */
export async function mayJoin(db: Database, email: string, now: Date): Promise<boolean> {
  return (await openInvitation(db, email, now)) !== undefined;
}

async function openInvitation(db: Database, email: string, now: Date): Promise<Invitation | undefined> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.email, email.toLowerCase()),
        isNotNull(invitation.organisationId),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .orderBy(invitation.position)
    .limit(1);
  return row;
}

/** Someone who was invited and came by single sign-on takes their place, once. */
export async function joinByInvitation(db: Database, userId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [there] = await tx.select({ userId: member.userId }).from(member).where(eq(member.userId, userId));
    const [person] = await tx.select().from(user).where(eq(user.id, userId)).for("update");
    // An address that the provider has not verified is anyone's.
    if (there || !person?.emailVerified) return;
    const open = await openInvitation(tx, person.email, now);
    if (open?.organisationId) await takePlace(tx, open, open.organisationId, userId, now);
  });
}

async function takePlace(tx: Database, open: Invitation, organisationId: string, userId: string, now: Date) {
  await tx.insert(member).values({ userId, organisationId, role: open.role, createdAt: now });
  const teams = await tx.select({ id: team.id }).from(team).where(eq(team.organisationId, organisationId));
  const known = new Set(teams.map(({ id }) => id));
  const places = open.teamIds.filter((id) => known.has(id)).map((teamId) => ({ teamId, userId }));
  if (places.length > 0) await tx.insert(teamMember).values(places);
  await tx.update(invitation).set({ usedAt: now }).where(eq(invitation.id, open.id));
  await audit(tx, { organisation: organisationId, actor: userId, action: "person.joined", target: userId, now });
  await notifyOfPeople(tx, organisationId);
}

export type Joining = { token: string; name: string; email?: string; organisation?: string };

/**
 * Uses a link: makes the person, and for a set-up link the organisation too, in one transaction.
 * @param passwordHash of a password that fits `password`
 * @returns who was made, and the address that they sign in with
 */
export async function join(
  db: Database,
  joining: Joining,
  passwordHash: string,
  now: Date,
): Promise<{ id: string; email: string }> {
  return db.transaction(async (tx) => {
    // Locked: of two presses on one link, one wins.
    const [open] = await tx
      .select()
      .from(invitation)
      .where(eq(invitation.tokenHash, hashSecret(joining.token)))
      .for("update");
    if (!open || open.usedAt || open.expiresAt <= now) throw linkIsGone();
    const email = open.email ?? joining.email?.toLowerCase();
    if (!email) throw new Refusal(400, "bad-request", "An e-mail address is needed.");
    const [taken] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (taken) throw new Refusal(409, "address-taken", "There is an account with this address already.");
    const userId = randomUUID();
    const organisationId =
      open.organisationId ??
      (await createOrganisation(tx, joining.organisation, { linkAt: open.createdAt, userId, now }));
    // Whoever has the link got it at this address, or on the hub's own console.
    await tx
      .insert(user)
      .values({ id: userId, name: joining.name, email, emailVerified: true, createdAt: now, updatedAt: now });
    await tx.insert(account).values({
      id: randomUUID(),
      accountId: userId,
      providerId: "credential",
      userId,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    });
    await takePlace(tx, open, organisationId, userId, now);
    // Of several set-up links (each process prints one) the first that is used ends the others.
    if (!open.organisationId) {
      await tx.delete(invitation).where(and(isNull(invitation.organisationId), isNull(invitation.usedAt)));
    }
    return { id: userId, email };
  });
}

async function createOrganisation(
  tx: Database,
  name: string | undefined,
  { linkAt, userId, now }: { linkAt: Date; userId: string; now: Date },
): Promise<string> {
  if (!name) throw new Refusal(400, "bad-request", "A set-up link needs the organisation's name.");
  const id = randomUUID();
  await tx.insert(organisation).values({ id, name, settings: organisationSettingsSchema.parse({}), createdAt: now });
  await tx.insert(chainHead).values({ organisationId: id, length: 0, hash: "" });
  // The link was made on the hub's own command line, when there was no log to note it in.
  await audit(tx, { organisation: id, action: "set-up-link.made", now: linkAt });
  await audit(tx, { organisation: id, actor: userId, action: "organisation.made", detail: { name }, now });
  return id;
}

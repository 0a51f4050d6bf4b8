import { and, eq, like } from "drizzle-orm";
import { type Base, leaveOutKnown, toPackBase } from "../../policy/known-parts.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { policyVersion } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

let packs: Promise<Base | undefined> | undefined;

/**
 * The packs that this hub comes with. Loaded when a browser asks by them, or before, when a policy is about to be published:
 * they are a megabyte.
 */
export function packBase(): Promise<Base | undefined> {
  packs ??= import("../../policy/bundled.ts").then(({ bundledPolicySource }) => {
    const parsed = parsePolicy(bundledPolicySource());
    return parsed.kind === "ready" ? toPackBase(parsed.policy) : undefined;
  });
  return packs;
}

/** What a browser says it holds, if this hub knows it: the packs, or a version of the same organisation. */
async function readBase(db: Database, organisation: string, name: string): Promise<Base | undefined> {
  if (name.startsWith("packs-")) {
    const base = await packBase();
    return base?.name === name ? base : undefined;
  }
  const [version = "", digest = ""] = name.split("-");
  const [row] = await db
    .select({ document: policyVersion.document })
    .from(policyVersion)
    .where(
      and(
        eq(policyVersion.organisationId, organisation),
        eq(policyVersion.version, Number(version)),
        // Sixteen digits, by the schema: a megabyte is not read for a name that is none.
        like(policyVersion.digest, `${digest}%`),
      ),
    );
  if (!row) return undefined;
  return { name, value: JSON.parse(row.document).payload.policy };
}

/** A signed document without what the named base has too; undefined where that base is not known here. */
export async function writeFrom(
  db: Database,
  organisation: string,
  { document, name }: { document: string; name: string },
): Promise<string | undefined> {
  const base = await readBase(db, organisation, name);
  if (!base) return undefined;
  const { payload, ...rest } = JSON.parse(document);
  const policy = leaveOutKnown(payload.policy, base.value);
  return policy === undefined ? undefined : JSON.stringify({ ...rest, base: name, payload: { ...payload, policy } });
}

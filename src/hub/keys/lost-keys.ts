import { existsSync } from "node:fs";
import { join } from "node:path";
import { desc, isNotNull } from "drizzle-orm";
import { ConfigError } from "../config.ts";
import { archiveContext } from "../evidence/keep.ts";
import { openText } from "../reviews/review-text.ts";
import { archive, browser, policyVersion, review } from "../store/schema/index.ts";
import type { Store } from "../store/store.ts";
import { archiveKeyId, archiveKeyNumber, archiveKeysIn, archiveSecret, createArchiveKeys } from "./archive-keys.ts";
import { createKeyring, signingFile } from "./keyring.ts";

/** A key that the database was written with and that is not in its file: what is wrong, and how to begin another one. */
type LostKey = { file: string; wrong: string; begin(): Promise<string> };

/** Sealed records of each kind that are looked at: one may be damaged, but not all of the newest. */
const LOOKED_AT = 3;

/** @throws ConfigError naming each key that is missing or another one than the database was written with */
export async function expectKeys(store: Pick<Store, "db">, keysFolder: string): Promise<void> {
  const lost = await lostKeys(store, keysFolder);
  if (lost.length === 0) return;
  const list = lost.map(({ file, wrong }) => `  ${file}: ${wrong}`).join("\n");
  throw new ConfigError(`keys are not those that the database was written with, so nothing was started:
${list}
Put the files back from the backup of the keys folder. If they are gone for good, "npm run hub -- replace-lost-keys" begins new ones.`);
}

/** Begins another key for each that is lost. @returns what is so now, a line each */
export async function replaceLostKeys(store: Pick<Store, "db">, keysFolder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const { begin } of await lostKeys(store, keysFolder)) lines.push(await begin());
  return lines;
}

async function lostKeys(store: Pick<Store, "db">, keysFolder: string): Promise<LostKey[]> {
  const archiveKey = await lostArchiveKey(store, join(keysFolder, "archive"));
  return [...(archiveKey ? [archiveKey] : []), ...(await lostSigningKeys(store, keysFolder))];
}

async function lostArchiveKey({ db }: Pick<Store, "db">, folder: string): Promise<LostKey | undefined> {
  const letters = await db.select().from(archive).orderBy(desc(archive.position)).limit(LOOKED_AT);
  const reviews = await db
    .select()
    .from(review)
    .where(isNotNull(review.sealed))
    .orderBy(desc(review.position))
    .limit(LOOKED_AT);
  const sealed = [...letters, ...reviews].map(({ keyId }) => archiveKeyNumber(keyId ?? ""));
  if (sealed.length === 0) return undefined;
  const newest = Math.max(...sealed);
  const current = Math.max(0, ...archiveKeysIn(folder));
  const file = join(folder, `${archiveKeyId(Math.max(newest, current))}.key`);
  const begin = async (): Promise<string> => {
    const number = Math.max(newest, current) + 1;
    archiveSecret(folder, number);
    return `${archiveKeyId(number)} seals letters and reviews from now on; those sealed before stay shut until their key is back.`;
  };
  if (current < newest) return { file, wrong: "is missing; letters and reviews are sealed with it", begin };
  const keys = await createArchiveKeys(folder);
  const tried = [
    ...letters
      .filter(({ keyId }) => keyId === keys.current)
      .map((row) => keys.open(row, archiveContext(row.organisationId, row.recordId))),
    ...reviews.filter(({ keyId }) => keyId === keys.current).map((row) => openText(keys, row)),
  ];
  if (tried.length === 0) return undefined;
  const opened = await Promise.allSettled(tried);
  if (opened.some(({ status }) => status === "fulfilled")) return undefined;
  return { file, wrong: "is another key; it opens none of the newest letters and reviews", begin };
}

async function lostSigningKeys({ db }: Pick<Store, "db">, keysFolder: string): Promise<LostKey[]> {
  const published = await db.selectDistinct({ id: policyVersion.organisationId }).from(policyVersion);
  const enrolled = await db.selectDistinct({ id: browser.organisationId }).from(browser);
  return [...new Set([...published, ...enrolled].map(({ id }) => id))]
    .map((id) => ({ id, file: signingFile(keysFolder, id) }))
    .filter(({ file }) => !existsSync(file))
    .map(({ id, file }) => ({
      file,
      wrong: "is missing; browsers trust only what it signs",
      async begin() {
        const { kid } = await createKeyring(keysFolder, () => new Date()).signingKey(id);
        return `${id} signs with ${kid} from now on; browsers that trust the lost key must be enrolled anew.`;
      },
    }));
}

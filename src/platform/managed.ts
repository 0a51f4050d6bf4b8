import { type Managed, managedSchema } from "../sync/state.ts";
import { browser } from "./browser.ts";

/** How long an answer is waited for; and once one did not come. */
const WITHIN_MS = 2000;
const WITHIN_MS_AGAIN = 100;

let known: Managed = managedSchema.parse({});
let isSilent = false;

/**
 * What an administrator set. Chromium that was started anew with an old profile may leave the question unanswered for
 * good, and nothing else must wait for that: then what was last known counts, and the next call asks again.
 */
export async function readManaged(): Promise<Managed> {
  // Where there is no policy at all, Firefox refuses the question.
  const set: Promise<unknown> = browser.storage.managed.get().catch(() => ({}));
  const asked = set.then((value) => {
    const managed = managedSchema.safeParse(value);
    known = managed.success ? managed.data : managedSchema.parse({});
    isSilent = false;
    return known;
  });
  const silence = new Promise<undefined>((done) => {
    setTimeout(done, isSilent ? WITHIN_MS_AGAIN : WITHIN_MS, undefined);
  });
  const answer = await Promise.race([asked, silence]);
  isSilent = answer === undefined;
  return answer ?? known;
}

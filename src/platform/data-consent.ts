import { browser } from "./browser.ts";

/** What comes of connecting when it was refused. */
export const NOT_PERMITTED = { kind: "failed", code: "not-permitted" } as const;

/**
 * Firefox asks a person itself before letters go anywhere; other browsers have no such question, and their manifest
 * names none. Call it first of all in a press: the browser asks within the press alone.
 * @returns whether letters may go to the organisation's hub
 */
export async function askDataConsent(): Promise<boolean> {
  const { browser_specific_settings: own } = browser.runtime.getManifest();
  const wanted = own?.gecko?.data_collection_permissions?.optional ?? [];
  return wanted.length === 0 || browser.permissions.request({ data_collection: wanted });
}

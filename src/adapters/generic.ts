import type { ComposeAdapter } from "./adapter.ts";
import { createSiteAdapter } from "./site.ts";

/** Any page with a letter on it, found by role, structure and, last, by what its controls say. */
export const createGenericAdapter = (): ComposeAdapter =>
  createSiteAdapter({
    id: "generic",
    examples: ["https://webmail.example.com/?_task=mail&_action=compose"],
    matches: (url) => /^https?:$/.test(url.protocol),
  });

import type { ComposeAdapter } from "./adapter.ts";
import { createGenericAdapter } from "./generic.ts";
import { createGmailAdapter } from "./gmail.ts";

export { createUnreadableAdapter } from "./unreadable.ts";

/** Adapters in the order they are asked; the generic one takes what is left. */
export const createAdapters = (): ComposeAdapter[] => [createGmailAdapter(), createGenericAdapter()];

/** The adapter of a page. A frame without an address of its own belongs to the page that made it. */
export function pickAdapter(adapters: readonly ComposeAdapter[], url: URL): ComposeAdapter | undefined {
  return adapters.find((adapter) => adapter.matches(url));
}

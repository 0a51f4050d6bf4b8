import { askTab } from "../../messages/channel.ts";
import { TO_COMPOSE } from "../../messages/messages.ts";
import type { SiteFact } from "../../ui/view-models/options.ts";
import { browser } from "../browser.ts";
import { askSentinel } from "../sites.ts";

type OpenTab = { tabId: number; site: string };

/** The sites whose letters are checked, each with the state of its tabs, and the tabs a self-check can be had of. */
export async function listSites(): Promise<{ watched: SiteFact[]; checks: OpenTab[] }> {
  const { origins = [] } = await browser.permissions.getAll();
  const { host_permissions: named = [] } = browser.runtime.getManifest();
  const checks: OpenTab[] = [];
  const watched = await Promise.all(
    origins.map(async (pattern): Promise<SiteFact> => {
      const tabs = await browser.tabs.query({ url: pattern });
      const states = await Promise.all(
        tabs.map(async ({ id, url }) => {
          const state = id === undefined ? ({ kind: "watched" } as const) : await stateOf(id);
          const site = url && URL.canParse(url) ? new URL(url).hostname : undefined;
          const isOurs = url?.startsWith(browser.runtime.getURL("")) ?? false;
          if (id !== undefined && site && !isOurs && state.kind !== "reload") checks.push({ tabId: id, site });
          return state;
        }),
      );
      const state =
        states.find(({ kind }) => kind === "letter") ?? states.find(({ kind }) => kind === "reload") ?? states[0];
      return { pattern, name: nameOf(pattern), fixed: named.includes(pattern), state: state ?? { kind: "watched" } };
    }),
  );
  const unique = checks.filter(({ tabId }, at) => checks.findIndex((one) => one.tabId === tabId) === at);
  return { watched: watched.sort((a, b) => a.name.localeCompare(b.name)), checks: unique };
}

/** `https://mail.example.com/*` is called mail.example.com. */
export const nameOf = (pattern: string): string => /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? pattern;

async function stateOf(tabId: number): Promise<SiteFact["state"]> {
  const answer = await askTab(tabId, "tab-report", undefined).catch(() => undefined);
  const report = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  const watch = report.success ? report.data.watch : undefined;
  if (watch && "letters" in watch && watch.letters > 0) return { kind: "letter", letters: watch.letters };
  if (watch) return { kind: "watched" };
  return (await askSentinel(tabId)) === "none" ? { kind: "reload" } : { kind: "watched" };
}

/** What the letters of a tab were known by, without a word of them. Undefined when no letter is open there. */
export async function selfCheckOf(tabId: number): Promise<unknown> {
  const answer = await askTab(tabId, "self-check", undefined).catch(() => undefined);
  const parsed = TO_COMPOSE["self-check"].answer.safeParse(answer);
  return parsed.success ? parsed.data : undefined;
}

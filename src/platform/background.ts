import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { forPages } from "../engine/compile/for-pages.ts";
import { askTab, listenInBackground } from "../messages/channel.ts";
import { type Setup, TO_COMPOSE } from "../messages/messages.ts";
import { DEFAULT_SETTINGS } from "../model/settings.ts";
import type { SiteDefinition } from "../model/sites.ts";
import { collapseWording } from "../policy/duplicates.ts";
import { createClockFinder } from "../policy/started-clocks.ts";
import { offeredTemplates } from "../policy/wording.ts";
import { notifyOf, onWake, wakeAt } from "./alarms.ts";
import { browser } from "./browser.ts";
import { localIso } from "./clock.ts";
import { compiledSchema, keptPolicySchema, loadCompiled, PACKAGED_POLICY_FILE } from "./compiled-store.ts";
import { effectivePolicy } from "./effective-policy.ts";
import { errandHandlers } from "./errands.ts";
import { createHandbooks } from "./handbooks.ts";
import { createHubLink } from "./hub-link.ts";
import { fetchPackaged } from "./network.ts";
import { GUIDE_PAGE } from "./own-pages.ts";
import { createPicking } from "./picking.ts";
import { openReaderPage } from "./reader-page.ts";
import { createReminding } from "./reminding.ts";
import { openSidePanel } from "./side-panel/open.ts";
import { injectCompose, registerGrantedSites, watchBlankWindow, watchOpenTabs, watchOpenTabsOnce } from "./sites.ts";
import { createLargeStoredValue } from "./store.ts";
import { storedLayers, storedOrg, storedOwnSites, storedPolicy, storedReminders, storedSettings } from "./stored.ts";
import { showReport, showWatching } from "./toolbar.ts";

/** As long as a report's note may be. */
const MAX_NOTE = 1000;

const NOTHING = { templates: [], followUps: [], handbooks: {} };

/**
 * Keeps policy and organisation, injects the compose script where it is asked for, and shows each tab's state.
 * @param options.welcomes opens the introduction when the extension was just installed
 * @param options.blankWindows puts the sentinel into windows that a page opens and writes itself, where the browser does not
 */
export function startBackground({ welcomes, blankWindows }: { welcomes: boolean; blankWindows: boolean }): void {
  let compiled: Promise<CompiledPolicy | undefined> | undefined;
  const storedCompiled = createLargeStoredValue("compiled", keptPolicySchema);

  const packaged = () => fetchPackaged(PACKAGED_POLICY_FILE);

  // Every page is served from this one. A stored policy that is none is never replaced by another in silence.
  const load = () =>
    loadCompiled({
      source: () =>
        effectivePolicy({
          own: storedPolicy.raw,
          bundled: async () => compiledSchema.parse(await packaged()).policy,
          layers: storedLayers.get,
        }),
      packaged,
      version: browser.runtime.getManifest().version,
      kept: storedCompiled,
    }).catch(() => undefined);

  const hub = createHubLink({
    now: () => new Date(),
    onPolicy: () => tellAll("setup-changed"),
    async onReviews() {
      const hashes = TO_COMPOSE["reviews-changed"].answer;
      const answers = await tellAll("reviews-changed");
      return new Set(answers.flatMap((answer) => hashes.safeParse(answer).data ?? []));
    },
  });

  const policy = () => {
    compiled ??= load();
    return compiled;
  };
  /** Whoever set it: an organisation's hub or administrator, this browser, or the package. */
  const inForce = async () => (await hub.policy())?.compiled.policy ?? (await policy())?.policy;
  const handbooks = createHandbooks({
    inForce,
    isPackaged: async () => {
      const [ofHub, own, layers] = await Promise.all([hub.policy(), storedPolicy.raw(), storedLayers.get()]);
      return !ofHub && own === undefined && (layers ?? []).length === 0;
    },
    fetchPackaged,
  });
  const reminding = createReminding({
    store: storedReminders,
    followUps: async () => collapseWording((await inForce()) ?? NOTHING).followUps,
    createFinder: createClockFinder,
    now: () => localIso(new Date()),
    newId: () => crypto.randomUUID(),
    wakeAt,
    notify: notifyOf,
  });
  onWake(() => void reminding.ring());

  async function setup(): Promise<Setup> {
    const [ofHub, settings = DEFAULT_SETTINGS, ownSites = []] = await Promise.all([
      hub.policy(),
      storedSettings.get(),
      storedOwnSites.get(),
    ]);
    if (ofHub?.standing === "hold") {
      const detail = `the policy expired ${ofHub.inForce.expiresAt}`;
      const org = ofHub.inForce.profile ?? (await storedOrg.get());
      return { kind: "unusable", code: "policy-expired", detail, org, settings };
    }
    if (ofHub) {
      const { modes, reviews, profile, expiresAt } = ofHub.inForce;
      const org = profile ?? (await storedOrg.get());
      const standing = { kind: ofHub.standing, expiresAt };
      const compiled = withSites(forPages(ofHub.compiled), ownSites);
      return { kind: "ready", compiled, org, modes, reviews, standing, settings };
    }
    const [compiled, org] = await Promise.all([policy(), storedOrg.get()]);
    if (!compiled) {
      return { kind: "unusable", code: "policy-missing", detail: "the stored policy is not usable", org, settings };
    }
    // Pages judge; phrases, letters and clocks stay here until they are asked for.
    return { kind: "ready", compiled: withSites(forPages(compiled), ownSites), org, settings };
  }

  /** @returns what each tab answered; a tab without a letter answers nothing */
  async function tellAll(name: "setup-changed" | "reviews-changed"): Promise<unknown[]> {
    const tabs = await browser.tabs.query({});
    const asked = tabs.map(({ id }) => (id === undefined ? undefined : askTab(id, name, undefined)));
    const settled = await Promise.allSettled(asked);
    return settled.map((one) => (one.status === "fulfilled" ? one.value : undefined));
  }

  const picking = createPicking({
    // It comes to the supervisor as other reports do, under the site's name.
    async propose(definition) {
      const note = JSON.stringify(definition);
      if (note.length > MAX_NOTE) return false;
      return (await hub.report({ ruleId: `site:${definition.id}`, note })).kept;
    },
  });
  picking.start();
  hub.start();
  listenInBackground({
    ...hub.handlers,
    ...picking.handlers,
    async "compose-seen"(_request, { tabId, frameId }) {
      if (tabId === undefined || frameId === undefined) return { injected: false };
      await injectCompose(tabId, frameId);
      return { injected: true };
    },
    setup,
    "reader-open": () =>
      openReaderPage().then(
        () => ({ open: true }),
        () => ({ open: false }),
      ),
    async watching({ late }, { tabId }) {
      if (tabId !== undefined) await showWatching(tabId, late);
    },
    async "tab-state"(report, { tabId }) {
      if (tabId !== undefined) await showReport(tabId, report);
    },
    async "open-handbook"({ handbook, clause }) {
      await browser.tabs.create({ url: browser.runtime.getURL(await handbooks.addressOf(handbook, clause)) });
    },
    "handbook-page": async ({ handbook }) => ({ html: (await handbooks.page(handbook)) ?? null }),
    "letter-sent": async ({ draft, later }) => ({ started: await reminding.sent(draft, later) }),
    templates: async ({ kinds }) => offeredTemplates((await inForce()) ?? NOTHING, kinds),
    reminders: async () => ({ reminders: await reminding.list(), now: localIso(new Date()) }),
    "reminder-change": async (change) => ({ reminders: await reminding.change(change), now: localIso(new Date()) }),
    ...errandHandlers,
    // At once: the browser opens it within the press alone.
    "side-panel-open": (_request, { tabId }) => openSidePanel({ tabId }).then((open) => ({ open })),
  });

  storedOrg.onChange(() => void tellAll("setup-changed"));
  storedSettings.onChange(() => void tellAll("setup-changed"));
  storedOwnSites.onChange(() => void tellAll("setup-changed"));
  const forget = () => {
    compiled = undefined;
    void tellAll("setup-changed");
  };
  storedPolicy.onChange(forget);
  storedLayers.onChange(forget);
  browser.permissions.onAdded.addListener(() => {
    void registerGrantedSites();
    void watchOpenTabs();
  });
  browser.permissions.onRemoved.addListener(() => void registerGrantedSites());
  if (blankWindows) browser.tabs.onCreated.addListener(({ id }) => void (id === undefined || watchBlankWindow(id)));
  // The browser starts an extension for these; without a listener it would not be there for the tabs it opens.
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (welcomes && reason === "install") void browser.tabs.create({ url: browser.runtime.getURL(GUIDE_PAGE) });
  });
  browser.runtime.onStartup.addListener(() => {});
  void watchOpenTabsOnce();
  void setup();
  void reminding.ring();
}

/** What the policy says of a site comes before what the writer pointed out. */
function withSites(compiled: CompiledPolicy, sites: readonly SiteDefinition[]): CompiledPolicy {
  if (sites.length === 0) return compiled;
  return { ...compiled, policy: { ...compiled.policy, sites: [...compiled.policy.sites, ...sites] } };
}

import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { askTab, listenInBackground } from "../messages/channel.ts";
import type { Setup } from "../messages/messages.ts";
import { bundledPolicySource } from "../policy/bundled.ts";
import { browser } from "./browser.ts";
import { keptPolicySchema, loadCompiled } from "./compiled-store.ts";
import { injectCompose, registerGrantedSites, watchOpenTabs } from "./sites.ts";
import { createStoredValue } from "./store.ts";
import { storedOrg, storedPolicy } from "./stored.ts";

/** Keeps policy and organisation, injects the compose script where it is asked for, and shows each tab's state. */
export function startBackground(): void {
  let compiled: Promise<CompiledPolicy | undefined> | undefined;
  const storedCompiled = createStoredValue("compiled", keptPolicySchema);

  // Every page is served from this one. A stored policy that is none is never replaced by another in silence.
  const load = () =>
    loadCompiled({
      source: async () => (await storedPolicy.raw()) ?? bundledPolicySource(),
      version: browser.runtime.getManifest().version,
      kept: storedCompiled,
    }).catch(() => undefined);

  async function setup(): Promise<Setup> {
    compiled ??= load();
    const [policy, org] = await Promise.all([compiled, storedOrg.get()]);
    if (!policy) return { kind: "unusable", code: "policy-missing", detail: "the stored policy is not usable" };
    return { kind: "ready", compiled: policy, org };
  }

  async function tellAll(): Promise<void> {
    const tabs = await browser.tabs.query({});
    await Promise.allSettled(tabs.map(({ id }) => id !== undefined && askTab(id, "setup-changed", undefined)));
  }

  listenInBackground({
    async "compose-seen"(_request, { tabId, frameId }) {
      if (tabId === undefined || frameId === undefined) return { injected: false };
      await injectCompose(tabId, frameId);
      return { injected: true };
    },
    setup,
    async "tab-state"({ badge: { text, color, title } }, { tabId }) {
      if (tabId === undefined) return;
      await browser.action.setBadgeText({ tabId, text });
      await browser.action.setBadgeBackgroundColor({ tabId, color });
      await browser.action.setTitle({ tabId, title });
    },
    // A frame for text speaks to the compose script of its own tab.
    "field-open": (request, { tabId }) => (tabId === undefined ? null : askTab(tabId, "field-open", request)),
    "field-done": (request, { tabId }) => void (tabId !== undefined && askTab(tabId, "field-done", request)),
    "field-size": (request, { tabId }) => void (tabId !== undefined && askTab(tabId, "field-size", request)),
    "field-cancel": (request, { tabId }) => void (tabId !== undefined && askTab(tabId, "field-cancel", request)),
  });

  storedOrg.onChange(() => void tellAll());
  storedPolicy.onChange(() => {
    compiled = undefined;
    void tellAll();
  });
  browser.permissions.onAdded.addListener(() => {
    void registerGrantedSites();
    void watchOpenTabs();
  });
  browser.permissions.onRemoved.addListener(() => void registerGrantedSites());
  browser.runtime.onInstalled.addListener(() => {
    void registerGrantedSites();
    void watchOpenTabs();
  });
  void setup();
}

import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { askTab, listenInBackground } from "../messages/channel.ts";
import type { Setup } from "../messages/messages.ts";
import { bundledPolicySource } from "../policy/bundled.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import { browser } from "./browser.ts";
import { injectCompose, registerGrantedSites, watchOpenTabs } from "./sites.ts";
import { storedOrg, storedPolicy } from "./stored.ts";

/** Keeps policy and organisation, injects the compose script where it is asked for, and shows each tab's state. */
export function startBackground(): void {
  let compiled: Promise<CompiledPolicy | undefined> | undefined;

  // Compiling takes a good part of a second; every page is served from this one.
  const compile = async (): Promise<CompiledPolicy | undefined> => {
    const own = await storedPolicy.get();
    const result = own ? ({ kind: "ready", policy: own } as const) : parsePolicy(bundledPolicySource());
    return result.kind === "ready" ? compilePolicy(result.policy) : undefined;
  };

  async function setup(): Promise<Setup> {
    compiled ??= compile();
    const [policy, org] = await Promise.all([compiled.catch(() => undefined), storedOrg.get()]);
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
  browser.permissions.onAdded.addListener(() => void registerGrantedSites());
  browser.permissions.onRemoved.addListener(() => void registerGrantedSites());
  browser.runtime.onInstalled.addListener(() => {
    void registerGrantedSites();
    void watchOpenTabs();
  });
  void setup();
}

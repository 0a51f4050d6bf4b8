import { askBackground } from "../../messages/channel.ts";
import { orgProfileSchema } from "../../model/org.ts";
import { DEFAULT_SETTINGS } from "../../model/settings.ts";
import type { OptionsFacts } from "../../ui/view-models/options.ts";
import { browser } from "../browser.ts";
import { readManaged } from "../managed.ts";
import { networkLog } from "../network.ts";
import { storedOrg, storedOwnSites, storedSettings } from "../stored.ts";
import { listPacks } from "./own-packs.ts";
import { listSites, nameOf } from "./site-list.ts";
import { listStored } from "./stored-list.ts";

/** Everything the options page shows, as it is now. */
export async function readOptionsFacts(): Promise<OptionsFacts> {
  const [settings, own, state, managed, sites, ownSites, network, commands, notices, packs] = await Promise.all([
    storedSettings.get(),
    storedOrg.get(),
    askBackground("hub-state"),
    readManaged(),
    listSites(),
    storedOwnSites.get(),
    networkLog().then((log) => log.list()),
    browser.commands.getAll(),
    askBackground("review-notices", {}),
    listPacks(),
  ]);
  const profile = state.policy?.profile ?? own;
  const { hub, locked } = managed;
  const isManaged = managed.organisation !== undefined && (managed.policy ?? managed.policyUrl) !== undefined;
  const isConnected = state.connection !== null && !state.connection.revoked;
  return {
    settings: settings ?? DEFAULT_SETTINGS,
    organisation: {
      source: state.policy?.profile ? "hub" : own ? "own" : "none",
      ...(profile && { profile: orgProfileSchema.parse(profile) }),
    },
    handbooks: { own: packs, isRuled: state.policy !== null || isConnected || isManaged },
    hub: { state, locked, notices: notices.on, ...(hub ? { managed: hub } : {}) },
    sites: {
      watched: sites.watched,
      own: (ownSites ?? []).map(({ id, matches: [first = ""], parts }) => ({
        id,
        name: nameOf(first),
        parts: Object.keys(parts),
      })),
    },
    popupKey: commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "",
    stored: await listStored(state.connection !== null),
    checks: sites.checks,
    network,
    now: new Date(),
  };
}

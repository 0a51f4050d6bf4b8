import { createStore } from "../../compose/store.ts";
import { askBackground } from "../../messages/channel.ts";
import { MAX_FILE_CHARACTERS } from "../../messages/hub-messages.ts";
import { say } from "../../model/issue-words.ts";
import { issueAt } from "../../model/issues.ts";
import type { FileAttempt, OptionsAction, OptionsFacts } from "../../ui/view-models/options.ts";
import { browser } from "../browser.ts";
import { askDataConsent, NOT_PERMITTED } from "../data-consent.ts";
import { networkLog } from "../network.ts";
import { GUIDE_PAGE, siteOf } from "../own-pages.ts";
import { storedOrg, storedOwnSites, storedSettings } from "../stored.ts";
import { readOptionsFacts } from "./facts.ts";
import { importOrg } from "./import-org.ts";
import { removePack, switchOn } from "./own-packs.ts";
import { selfCheckOf } from "./site-list.ts";
import { deleteStored } from "./stored-list.ts";

/** What the page shows; read anew whenever storage, rights or this page's view of them may have changed. */
export function createOptionsStore() {
  const store = createStore<OptionsFacts | undefined, OptionsAction>(undefined, (action) => void act(action));
  /** What is known beside the stored facts: how the last wishes ended. */
  let notes: {
    imported?: OptionsFacts["imported"];
    pack?: OptionsFacts["handbooks"]["outcome"];
    attempt?: OptionsFacts["hub"]["attempt"];
    unsent?: number | undefined;
    file?: OptionsFacts["hub"]["file"];
    site?: "denied";
  } = {};
  /** A file that waits for a person to compare its key. */
  let waiting: File | undefined;
  let reading: Promise<void> | undefined;
  let again = false;

  function refresh(): Promise<void> {
    if (reading) {
      again = true;
      return reading;
    }
    reading = readOptionsFacts()
      .then((facts) => store.set(withNotes(facts)))
      .finally(() => {
        reading = undefined;
        if (again) {
          again = false;
          void refresh();
        }
      });
    return reading;
  }

  function withNotes(facts: OptionsFacts): OptionsFacts {
    return {
      ...facts,
      imported: notes.imported,
      handbooks: { ...facts.handbooks, outcome: notes.pack },
      hub: { ...facts.hub, attempt: notes.attempt, unsent: notes.unsent, file: notes.file },
      sites: { ...facts.sites, outcome: notes.site },
    };
  }

  function note(next: Partial<typeof notes>): void {
    notes = { ...notes, ...next };
    const facts = store.get();
    if (facts) store.set(withNotes(facts));
  }

  async function act(action: OptionsAction): Promise<void> {
    switch (action.kind) {
      case "settings":
        await storedSettings.set(action.settings);
        break;
      case "save-domains": {
        const [first = ""] = action.domains;
        const before = (await storedOrg.get()) ?? { name: first };
        await storedOrg.set({ ...before, ownDomains: [...action.domains] });
        break;
      }
      case "import": {
        const { outcome, org } = importOrg(await storedOrg.get(), action.part, {
          name: action.file.name,
          text: await action.file.text(),
        });
        if (org) await storedOrg.set(org);
        note({ imported: outcome });
        break;
      }
      case "save-pack": {
        const file = `${action.pack.id}.handbook.json`;
        saveJson(file, action.pack);
        return note({ pack: { kind: "saved", file } });
      }
      case "use-pack": {
        note({ pack: { kind: "checking" } });
        const issues = await switchOn(action.pack).catch(() => [FAILED]);
        note({
          pack: issues.length === 0 ? { kind: "in-use", name: action.name } : { kind: "refused", issues },
        });
        break;
      }
      case "remove-pack":
        await removePack(action.id);
        note({ pack: undefined });
        break;
      case "show-handbook":
        await askBackground("open-handbook", { handbook: action.code });
        return;
      case "forget-outcome":
        return note({ pack: undefined });
      case "connect": {
        const consent = askDataConsent();
        note({ attempt: { kind: "asking" } });
        const answer = (await consent) ? await askBackground("hub-connect", { hub: action.hub }) : NOT_PERMITTED;
        note({ attempt: answer.kind === "failed" ? { kind: "failed", code: answer.code } : undefined });
        break;
      }
      case "notices":
        await askBackground("review-notices", { set: action.on });
        break;
      case "disconnect": {
        const answer = await askBackground("hub-disconnect");
        note({ unsent: answer.kind === "kept" ? answer.unsentRecords : undefined });
        break;
      }
      case "look":
        await askBackground("hub-look");
        break;
      case "policy-file":
        await takePolicyFile(action.file);
        break;
      case "policy-file-confirm":
        if (waiting) await takePolicyFile(waiting, action.fingerprint);
        break;
      case "policy-file-drop":
        waiting = undefined;
        return notes.file?.kind === "unconfirmed" ? note({ file: undefined }) : undefined;
      case "policy-file-forget":
        await askBackground("policy-file-forget");
        note({ file: undefined });
        break;
      case "open-page":
        await browser.tabs.create({ url: action.url });
        break;
      case "guide":
        await browser.tabs.create({ url: browser.runtime.getURL(GUIDE_PAGE) });
        break;
      case "add-site":
        await addSite(action.address, action.point);
        break;
      case "remove-site":
        await browser.permissions.remove({ origins: [action.pattern] });
        break;
      case "forget-site":
        await storedOwnSites.set(((await storedOwnSites.get()) ?? []).filter(({ id }) => id !== action.id));
        break;
      case "change-shortcuts":
        await openShortcuts();
        break;
      case "delete-stored":
        await deleteStored(action.key);
        break;
      case "clear-network":
        await (await networkLog()).clear();
        break;
      case "self-check":
        await saveSelfCheck(action.tabId, action.site);
        return;
    }
    await refresh();
  }

  async function takePolicyFile(file: File, confirmed?: string): Promise<void> {
    note({ file: { kind: "checking" } });
    const outcome = await askPolicyFile(file, confirmed).catch(() => ({ kind: "unreadable" }) as const);
    waiting = outcome.kind === "unconfirmed" ? file : undefined;
    note({ file: outcome });
  }

  async function addSite(address: URL, point: boolean): Promise<void> {
    // First of all: the browser grants a site only within the press itself.
    const granted = await browser.permissions.request({ origins: [siteOf(address).pattern] });
    note({ site: granted ? undefined : "denied" });
    if (!granted) return;
    if (point) await askBackground("picker-open", { address: address.href });
    else await browser.tabs.create({ url: address.href });
  }

  async function saveSelfCheck(tabId: number, site: string): Promise<void> {
    const seen = (await selfCheckOf(tabId)) ?? { host: site, surfaces: [] };
    saveJson(`countersign-${site}.json`, seen);
  }

  browser.storage.onChanged.addListener(() => void refresh());
  browser.permissions.onAdded.addListener(() => void refresh());
  browser.permissions.onRemoved.addListener(() => void refresh());
  document.addEventListener("visibilitychange", () => void (document.hidden || refresh()));
  window.addEventListener("focus", () => void refresh());
  window.addEventListener("hashchange", () => void refresh());
  void refresh();
  return store;
}

async function askPolicyFile(file: File, confirmed?: string): Promise<FileAttempt> {
  const text = file.size > MAX_FILE_CHARACTERS ? undefined : await file.text();
  return text === undefined
    ? { kind: "too-large" }
    : askBackground("policy-file", { text, ...(confirmed && { confirmed }) });
}

const FAILED = issueAt("policy", say("readable-rules"), say("none"));

function saveJson(name: string, value: unknown): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(value, undefined, 2)], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Firefox has a call for it; Chromium an address of its own. */
async function openShortcuts(): Promise<void> {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) return openShortcutSettings();
  await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}

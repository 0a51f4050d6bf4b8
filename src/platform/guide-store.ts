import { type PracticeSession, startPractice } from "../compose/practice.ts";
import { createStore } from "../compose/store.ts";
import { toRules } from "../compose/to-rules.ts";
import { askBackground, listenInCompose } from "../messages/channel.ts";
import { type OrgProfile, orgProfileSchema } from "../model/org.ts";
import { DEFAULT_SETTINGS } from "../model/settings.ts";
import type { GuideAction, GuideFacts } from "../ui/view-models/guide.ts";
import { browser } from "./browser.ts";
import { compiledSchema, PACKAGED_POLICY_FILE } from "./compiled-store.ts";
import { askDataConsent, NOT_PERMITTED } from "./data-consent.ts";
import { readManaged } from "./managed.ts";
import { fetchPackaged } from "./network.ts";
import { OPTIONS_PAGE } from "./own-pages.ts";
import { readFileHere } from "./read-file-here.ts";
import { storedSettings } from "./stored.ts";

/** The writer of the practice letter. */
const PRACTICE_ORG = { name: "Practice", ownDomains: ["practice.example"] } satisfies OrgProfile;

/** What the introduction shows and does; its practice letter is checked by the rules of the package. */
export async function createGuideStore() {
  let session: PracticeSession | undefined;
  const store = createStore<GuideFacts | undefined, GuideAction>(undefined, (action) => void act(action));
  const change = (next: Partial<GuideFacts>) => {
    const facts = store.get();
    if (facts) store.set({ ...facts, ...next });
  };

  async function refresh(): Promise<void> {
    const [settings = DEFAULT_SETTINGS, state, managed] = await Promise.all([
      storedSettings.get(),
      askBackground("hub-state"),
      readManaged(),
    ]);
    const { hub, locked } = managed;
    const { practice = "loading", hub: before } = store.get() ?? {};
    const attempt = before?.attempt;
    store.set({ settings, hub: { state, locked, ...(hub ? { managed: hub } : {}), attempt }, practice });
    session?.setLook(settings);
  }

  async function act(action: GuideAction): Promise<void> {
    switch (action.kind) {
      case "settings":
        return storedSettings.set(action.settings);
      case "connect":
        return connect(action.hub);
      case "disconnect":
        await askBackground("hub-disconnect");
        return refresh();
      case "open-page":
        return void (await browser.tabs.create({ url: action.url }));
      case "open-options":
        return void (await browser.tabs.create({ url: browser.runtime.getURL(`${OPTIONS_PAGE}#${action.section}`) }));
      case "practise":
        return practise(action.letter);
      case "stop-practising":
        session?.stop();
        session = undefined;
        return;
      case "sent":
        return change({ practice: "sent" });
    }
  }

  async function connect(hub: string): Promise<void> {
    const facts = store.get();
    if (!facts) return;
    const consent = askDataConsent();
    change({ hub: { ...facts.hub, attempt: { kind: "asking" } } });
    const answer = (await consent) ? await askBackground("hub-connect", { hub }) : NOT_PERMITTED;
    const attempt = answer.kind === "failed" ? ({ kind: "failed", code: answer.code } as const) : undefined;
    change({ hub: { ...facts.hub, attempt } });
    await refresh();
  }

  async function practise(letter: HTMLElement): Promise<void> {
    change({ practice: "loading" });
    const compiled = compiledSchema.safeParse(await fetchPackaged(PACKAGED_POLICY_FILE).catch(() => undefined));
    // Meanwhile the writer may have gone on.
    if (!letter.isConnected || session) return;
    if (!compiled.success) return change({ practice: "failed" });
    const settings = (await storedSettings.get()) ?? DEFAULT_SETTINGS;
    let most = 0;
    session = startPractice({
      view: window,
      settings,
      rules: toRules({ kind: "ready", compiled: compiled.data, org: orgProfileSchema.parse(PRACTICE_ORG), settings }),
      pages: {
        field: browser.runtime.getURL("/field.html"),
        wording: browser.runtime.getURL("/wording.html"),
        review: browser.runtime.getURL("/review.html"),
      },
      readFile: readFileHere,
      onFindings(count) {
        most = Math.max(most, count);
        if (most === 0 || store.get()?.practice === "sent") return;
        change({ practice: count === 0 ? "corrected" : "writing" });
      },
    });
  }

  listenInCompose({
    "field-open": ({ token }) => session?.frames.request(token) ?? null,
    "field-done": ({ token, values }) => void session?.frames.done(token, values),
    "field-size": ({ token, heightPx }) => session?.frames.size(token, heightPx),
    "field-cancel": ({ token }) => void session?.frames.cancel(token),
    "wording-open": ({ token }) => session?.wording.errand(token) ?? null,
    "wording-insert": ({ token, text }) => ({ done: session?.wording.insert(token, text) ?? false }),
    "wording-close": ({ token }) => session?.wording.cancel(token),
  });
  browser.storage.onChanged.addListener(() => void refresh());
  await refresh();
  return store;
}

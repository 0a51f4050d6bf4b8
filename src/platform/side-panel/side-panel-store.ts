import { createStore } from "../../compose/store.ts";
import {
  createTranslator,
  pickLanguage,
  type SidePanelAction,
  type SidePanelView,
  type Translator,
  toIdleSidePanel,
} from "../../ui/index.ts";
import { browser } from "../browser.ts";
import { askTabState, type FrontTab, toTabState } from "../front-tab.ts";
import { createTabLetters } from "./tab-letters.ts";

/**
 * What the side panel shows: the panel of the active letter in its window's active tab, or why there is none.
 * @param fixed a tab to stay with; without one it follows the window
 * @param onFocus the writer asked for the findings by key
 */
export async function createSidePanelStore(fixed: number | undefined, onFocus: () => void) {
  let t: Translator = createTranslator(pickLanguage(navigator.languages));
  let tab: FrontTab = {};
  let turn = 0;
  const { id: windowId } = await browser.windows.getCurrent();

  const letters = createTabLetters({ change: draw, focus: onFocus, news: () => void look() });
  const store = createStore<SidePanelView, SidePanelAction>(toIdleSidePanel(toTabState(tab), false, t), act);

  function draw(): void {
    const panel = letters.panel();
    store.set(panel ? { kind: "letter", panel } : toIdleSidePanel(toTabState(tab), letters.isTold(), t));
  }

  /** Looks at the tab from outside; what it says of a letter comes by its own way. */
  async function look(): Promise<void> {
    const mine = ++turn;
    const [active] =
      fixed === undefined
        ? await browser.tabs.query({ active: true, windowId })
        : [await browser.tabs.get(fixed).catch(() => undefined)];
    if (mine !== turn) return;
    letters.bind(active?.id);
    const now = await askTabState(active);
    if (mine !== turn) return;
    tab = now;
    draw();
  }

  async function act(action: SidePanelAction): Promise<void> {
    if (action.kind !== "watch-site") return letters.act(action);
    // First of all: the browser grants a site only within the press itself.
    if (tab.site) await browser.permissions.request({ origins: [tab.site.pattern] });
    await look();
  }

  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === windowId) void look();
  });
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (tabId !== tab.id || status !== "complete") return;
    letters.hail();
    void look();
  });
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  await look();

  return {
    store,
    /** Changes the language that is spoken where there is no letter. */
    speak(next: Translator): void {
      t = next;
      draw();
    },
  };
}

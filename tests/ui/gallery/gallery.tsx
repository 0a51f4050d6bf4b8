import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { HIGHLIGHT_STYLE } from "../../../src/marks/style.ts";
import { startImport, toPack } from "../../../src/policy/importing/import-session.ts";
import { Tabs } from "../../../src/ui/components/tabs.tsx";
import { createOptionsTranslator } from "../../../src/ui/i18n/screens/options.ts";
import { createTranslator, mountGate, mountPanel } from "../../../src/ui/index.ts";
import type { ImportTools } from "../../../src/ui/options/handbooks.tsx";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { optionsCss } from "../../../src/ui/options/styles.ts";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { popupCss } from "../../../src/ui/popup/styles.ts";
import { adoptStyles } from "../../../src/ui/styles/adopt.ts";
import { toReasonFrame, toSlotFrame, toWrongHitFrame } from "../../../src/ui/view-models/frame-model.ts";
import { toPopupView } from "../../../src/ui/view-models/popup-view.ts";
import { letters } from "./letters.ts";
import { type OptionsStateName, toOptionsState } from "./options.ts";
import { readLanguage } from "./shared.ts";
import {
  type GateStateName,
  type PanelStateName,
  type PopupStateName,
  toGateInput,
  toPanelInput,
  toPopupInput,
} from "./states.ts";
import { createGateStore, createPanelStore, type OpenFrame } from "./stores.ts";

/** Shows one part in one state: `?part=panel&state=findings&lang=zh-CN`; `&contain` stops keys as the extension does. */
const params = new URLSearchParams(location.search);
const language = readLanguage(params);
const t = createTranslator(language);
const state = params.get("state") ?? "";
document.documentElement.lang = language;

const gallery: NonNullable<Window["gallery"]> = { acts: [], keys: [], focus: () => {} };
window.gallery = gallery;
drawLetter();
const parts: Record<string, () => void> = {
  panel: showPanel,
  gate: showGate,
  popup: showPopup,
  tabs: showTabs,
  options: showOptions,
};
parts[params.get("part") ?? ""]?.();

function createHost(name: string): ShadowRoot {
  const host = document.createElement(name);
  document.documentElement.append(host);
  return host.attachShadow({ mode: "open" });
}

function listen(root: ShadowRoot, mounted: ReturnType<typeof mountPanel>) {
  gallery.focus = mounted.focus;
  if (!params.has("contain")) return;
  window.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || !event.composedPath().includes(root.host)) return;
      event.stopImmediatePropagation();
      mounted.onKey(event);
    },
    { capture: true },
  );
  window.addEventListener("keydown", (event) => gallery.keys.push(event.key), { capture: true });
}

function showPanel() {
  // The name comes from the address, which the tests write.
  const input = toPanelInput(state as PanelStateName, language);
  const openFrame: OpenFrame = (ask, done, resize) => {
    const card = store.get().cards.find(({ id }) => ask !== "reason" && id === ask.findingId);
    const fix = card?.fixes.find(({ suggestionIndex }) => ask !== "reason" && suggestionIndex === ask.suggestionIndex);
    if (fix) gallery.frame = { model: toSlotFrame(fix, t), done, resize };
    else if (card) gallery.frame = { model: toWrongHitFrame(card.words, t), done, resize };
    return `./frame.html?lang=${language}`;
  };
  const store = createPanelStore(input, openFrame, t);
  gallery.acts = store.acts;
  const root = createHost("countersign-panel");
  listen(root, mountPanel(root, store, t));
  const second = store.get().cards[0];
  if (state === "filling" && second) store.act({ kind: "fill", findingId: second.id, suggestionIndex: 1 });
  if (state === "reporting" && second) store.act({ kind: "report-wrong-hit", findingId: second.id });
}

function showGate() {
  const openFrame: OpenFrame = (ask, done, resize) => {
    const row = store.get().rows.find(({ id }) => ask !== "reason" && id === ask.findingId);
    const fix = row?.fixes.find(({ suggestionIndex }) => ask !== "reason" && suggestionIndex === ask.suggestionIndex);
    const model = fix ? toSlotFrame(fix, t) : toReasonFrame(t);
    gallery.frame = { model, done, resize };
    return `./frame.html?lang=${language}`;
  };
  const store = createGateStore(toGateInput(state as GateStateName, language), openFrame, () => mounted.unmount(), t);
  gallery.acts = store.acts;
  const root = createHost("countersign-gate");
  const mounted = mountGate(root, store, t);
  listen(root, mounted);
  if (state === "reason") store.act({ kind: "ask-reason" });
}

function showPopup() {
  document.getElementById("page")?.remove();
  const view = toPopupView(toPopupInput(state as PopupStateName, language), t);
  const acts: unknown[] = [];
  gallery.acts = acts;
  const store = { get: () => view, subscribe: () => () => {}, act: (action: unknown) => acts.push(action) };
  showPage(<Popup store={store} isPublicDomain={(domain) => domain === "gmail.com"} t={t} />, document, popupCss);
}

function showTabs() {
  document.getElementById("letter")?.remove();
  const root = createHost("countersign-panel");
  const tabs = ["Phrases", "Letters", "Follow-ups"].map((label) => ({ id: label, label, content: `${label} here` }));
  showPage(<Tabs tabs={tabs} label="More" />, root);
}

function showOptions() {
  document.getElementById("page")?.remove();
  // The name comes from the address, which the tests write.
  const { section, facts } = toOptionsState(state as OptionsStateName, language);
  location.hash = section;
  const acts: unknown[] = [];
  gallery.acts = acts;
  const store = { get: () => facts, subscribe: () => () => {}, act: (action: unknown) => acts.push(action) };
  const importing: ImportTools = {
    read: async (file) => ({ kind: "read", text: await file.text() }),
    start: startImport,
    toPack,
  };
  const isPublic = (domain: string) => domain === "gmail.com";
  showPage(
    <OptionsPage
      store={store}
      isPublicDomain={isPublic}
      importing={importing}
      t={createOptionsTranslator(language)}
      base={t}
    />,
    document,
    optionsCss,
  );
}

function showPage(content: ReactNode, root: Document | ShadowRoot, css?: string) {
  adoptStyles(root, css);
  const container = document.createElement("div");
  container.className = "countersign";
  (root instanceof Document ? root.body : root).append(container);
  createRoot(container).render(content);
}

/** The letter with its marks, as they stand in a real page. */
function drawLetter() {
  const box = document.getElementById("letter");
  const { facts, findings } = letters[language];
  if (!box) return;
  box.textContent = facts.texts?.body ?? "";
  const text = box.firstChild;
  if (!text) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HIGHLIGHT_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const finding of findings) {
    const range = document.createRange();
    range.setStart(text, finding.start);
    range.setEnd(text, finding.end);
    CSS.highlights.set(`countersign-${finding.severity}`, new Highlight(range));
  }
}

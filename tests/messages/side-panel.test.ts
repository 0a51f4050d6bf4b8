import { describe, expect, test } from "vitest";
import { createAside } from "../../src/compose/aside.ts";
import { readErrand, tabOfErrand, withTab } from "../../src/messages/errand.ts";
import { isSidePanel, type SideAction, sideActionSchema } from "../../src/messages/side-action.ts";
import { type SideLetter, sideLetterSchema } from "../../src/messages/side-letter.ts";
import type { SidePort } from "../../src/messages/side-port.ts";
import { inTab, pickFront } from "../../src/platform/side-panel/front-letter.ts";
import { createTranslator, type PanelView, toAsideView, toIdleSidePanel, toPanelView } from "../../src/ui/index.ts";
import { type PanelStateName, panelStates, toPanelInput } from "../ui/gallery/states.ts";

const OWN = "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
const OTHER = "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/";
const TOKEN = "0d7b7a52-6a35-4c1d-8f07-3f2d3a0c9b11";
const frame = { url: `${OWN}field.html#${TOKEN}`, heightPx: 200 };
const t = createTranslator("en");
const view = (name: PanelStateName = "findings") => toPanelView(toPanelInput(name, "en"), t);
const letter = (since: number, panel: PanelView = view()): SideLetter => ({ kind: "letter", since, panel });

describe("who may take hold of a letter", () => {
  test.each([
    ["our side panel", { id: "own", url: `${OWN}sidepanel.html` }, true],
    ["our side panel for one tab", { id: "own", url: `${OWN}sidepanel.html?tab=4` }, true],
    ["another page of ours", { id: "own", url: `${OWN}wording.html#${TOKEN}` }, false],
    ["another extension", { id: "other", url: `${OTHER}sidepanel.html` }, false],
    ["a page that calls itself so", { id: "own", url: "https://mail.example/sidepanel.html" }, false],
    ["nobody known", undefined, false],
    ["no address", { id: "own" }, false],
  ])("%s: %s", (_name, sender, may) => {
    expect(isSidePanel(sender, "own", OWN)).toBe(may);
  });
});

describe("a frame's errand", () => {
  test("in the side panel names the tab, and is read back", () => {
    const { search, hash } = new URL(withTab(frame.url, 7));
    expect(readErrand({ search, hash })).toEqual({ token: TOKEN, tab: 7 });
    expect(readErrand({ search: "", hash: `#${TOKEN}` })).toEqual({ token: TOKEN });
    expect(readErrand({ search: "?tab=-1", hash: `#${TOKEN}` })).toEqual({ token: TOKEN });
  });

  test.each([
    ["a frame in a web page speaks for its tab", {}, { tabId: 3, tabUrl: "https://mail.example/" }, 3],
    ["and for no other", { tab: 9 }, { tabId: 3, tabUrl: "https://mail.example/" }, 3],
    ["even where its page is not known", { tab: 9 }, { tabId: 3 }, 3],
    ["a frame in the side panel names the tab", { tab: 9 }, {}, 9],
    ["also when the page of the side panel stands in a tab", { tab: 9 }, { tabId: 3, tabUrl: `${OWN}x.html` }, 9],
    ["a page of another extension is none of ours", { tab: 9 }, { tabId: 3, tabUrl: `${OTHER}x.html` }, 3],
    ["without a tab there is nobody to ask", {}, {}, undefined],
  ])("%s", (_name, errand, sender, tab) => {
    expect(tabOfErrand(errand, sender, OWN)).toBe(tab);
  });
});

describe("what goes over the port", () => {
  test.each(Object.keys(panelStates) as PanelStateName[])("a panel that is %s arrives as it was sent", (name) => {
    const sent = JSON.parse(JSON.stringify(letter(1, view(name))));
    expect(sideLetterSchema.parse(sent)).toEqual(sent);
  });

  test("no frame but our own pages is taken", () => {
    const withFrame = (url: string) =>
      sideLetterSchema.safeParse(letter(1, { ...view(), reviewFrame: { ...frame, url } }));
    expect(withFrame(frame.url).success).toBe(true);
    for (const url of [`https://evil.example/field.html#${TOKEN}`, `${OWN}options.html#${TOKEN}`, "javascript:1"]) {
      expect(withFrame(url).success, url).toBe(false);
    }
  });

  test("an action that the side panel has not is left alone", () => {
    for (const action of [
      { kind: "fold" },
      { kind: "move", x: 1, y: 1 },
      { kind: "send" },
      { kind: "apply" },
      "mute",
    ]) {
      expect(sideActionSchema.safeParse(action).success).toBe(false);
    }
    expect(sideActionSchema.safeParse({ kind: "mute", findingId: "a" }).success).toBe(true);
  });
});

describe("the letter that is shown", () => {
  test("is the one that came to the front last, whatever frame it is in", () => {
    expect(pickFront(new Map([[0, { kind: "none" } as const]]))).toBeUndefined();
    expect(
      pickFront(
        new Map<number, SideLetter>([
          [0, letter(5)],
          [4, letter(9)],
          [7, { kind: "none" }],
        ]),
      )?.frameId,
    ).toBe(4);
  });

  test("has its frames led to its tab", () => {
    const [card] = view().cards;
    if (!card) throw new Error("no card");
    const panel = inTab({ ...view(), cards: [{ ...card, reporting: frame }], reviewFrame: frame }, 12);
    expect(panel.reviewFrame?.url).toBe(`${OWN}field.html?tab=12#${TOKEN}`);
    expect(panel.cards[0]?.reporting?.url).toBe(`${OWN}field.html?tab=12#${TOKEN}`);
  });
});

describe("the page while the side panel shows its letter", () => {
  function openPort() {
    const told: SideLetter[] = [];
    let on: Parameters<SidePort<SideLetter, SideAction>["listen"]>[0] | undefined;
    const port: SidePort<SideLetter, SideAction> = {
      post: (message) => void told.push(message),
      listen: (listener) => {
        on = listener;
      },
      close: () => on?.close(),
    };
    return { port, told, act: (action: SideAction) => on?.message(action) };
  }

  test("tells what changed and nothing twice, does what is pressed there, and knows when it closes", () => {
    const acts: SideAction[] = [];
    const open: boolean[] = [];
    const aside = createAside({ change: () => open.push(aside.isOpen()), act: (action) => acts.push(action) });
    const one = openPort();
    aside.show(view(), 1);
    expect(one.told).toEqual([]);
    aside.take(one.port);
    aside.show({ ...view(), folded: true, moved: true }, 1);
    aside.show({ ...view(), folded: true, place: { x: 3, y: 4, maxHeightPx: 9 } }, 1);
    expect(one.told).toHaveLength(1);
    expect(one.told[0]).toMatchObject({ kind: "letter", since: 1, panel: { folded: false, moved: false } });
    one.act({ kind: "ask-review" });
    expect(acts).toEqual([{ kind: "ask-review" }]);
    aside.show(undefined);
    expect(one.told.at(-1)).toEqual({ kind: "none" });
    one.port.close();
    expect(open).toEqual([true, false]);
  });

  test("keeps the sign alone, and leaves the speaking to the side panel", () => {
    expect(toAsideView(view())).toMatchObject({ folded: true, aside: "shown", announcement: "" });
  });
});

describe("a tab without a letter to show", () => {
  test.each([
    ["watched", { kind: "protected", letters: 0 }, true, "No letter is open here"],
    ["its letter is on its way", { kind: "protected", letters: 1 }, false, "Reading your letter…"],
    ["its letter was closed", { kind: "protected", letters: 1 }, true, "No letter is open here"],
    ["not watched", { kind: "not-protected" }, false, "Not active on this page"],
    [
      "can't be checked",
      { kind: "cannot-check", reason: "policy-missing", held: true },
      true,
      "Letters on this page can’t be checked",
    ],
    ["a private account", { kind: "not-watched", account: "mia@mail.example" }, true, "Private account, not watched"],
  ] as const)("%s", (_name, tab, isTold, headline) => {
    expect(toIdleSidePanel(tab, isTold, t)).toMatchObject({ kind: "idle", headline });
  });

  test("a site that is known can be watched from here; another only from the toolbar", () => {
    const known = toIdleSidePanel({ kind: "not-protected", site: "fax.example" }, true, t);
    expect(known).toMatchObject({ watchSite: "Check letters on fax.example" });
    const unknown = toIdleSidePanel({ kind: "not-protected" }, true, t);
    expect(unknown).not.toHaveProperty("watchSite");
    expect(unknown).toMatchObject({ detail: expect.stringContaining("toolbar") });
  });
});

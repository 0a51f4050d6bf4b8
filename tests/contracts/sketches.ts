import type { Page } from "@playwright/test";

/** What a sketch says of itself with `data-is` (and `data-of`, where it holds several letters), and what was found. */
export type SketchedLetter = Record<string, string[]>;
export type Sketched = { wanted: SketchedLetter[]; found: SketchedLetter[]; held: string[] };

type Loaded = { adapters: import("../../src/adapters/adapter.ts").ComposeAdapter[] };

/** Reads a page that tells its own parts, with the adapter for pages nobody knows. The page holds `window.adapters`. */
export const readSketch = (page: Page): Promise<Sketched> =>
  page.evaluate(() => {
    const PARTS = ["to", "cc", "bcc", "subject", "body", "send", "schedule", "attach"] as const;
    const marked: HTMLElement[] = [];
    const collect = (root: ParentNode) => {
      for (const el of root.querySelectorAll<HTMLElement>("*")) {
        if (el.dataset.is) marked.push(el);
        if (el.shadowRoot) collect(el.shadowRoot);
        const inner = el.tagName === "IFRAME" ? (el as HTMLIFrameElement).contentDocument : null;
        if (inner) collect(inner);
      }
    };
    collect(document);
    const name = (el: HTMLElement) => `${marked.indexOf(el)} ${el.outerHTML.slice(0, 90)}`;
    const groups = Map.groupBy(marked, (el) => el.dataset.of ?? "");
    const wanted = [...groups.values()].map((group) =>
      Object.fromEntries(PARTS.map((part) => [part, group.filter((el) => el.dataset.is === part).map(name)])),
    );
    const adapter = (window as unknown as Loaded).adapters.find(({ id }) => id === "generic");
    const surfaces = adapter?.findSurfaces(document) ?? [];
    const found = surfaces.map((surface) => {
      const described = adapter?.cuesOf(surface);
      return Object.fromEntries(
        PARTS.map((part) => [part, described?.[part].map(({ element }) => name(element)) ?? []]),
      );
    });
    const exits = surfaces.flatMap((surface) => adapter?.exits(surface) ?? []);
    const held = exits.filter(({ control }) => control.dataset.is === "never").map(({ control }) => name(control));
    return { wanted, found, held };
  });

import { expect, type Frame, type Page, test } from "@playwright/test";

/** One letter of a page as the page's description names its parts. */
export type DescribedSurface = {
  id: string;
  root: string;
  /** Who stands in each field; names alone where the page keeps the addresses to itself. */
  people: { to: string[]; cc: string[]; bcc: string[] };
  complete: boolean;
  subject: string;
  text: string;
  send: string[];
  neverHold: string[];
  body: string;
  /** From the letter's document down to the one with the body. */
  bodyFrames: string[];
};

export type DescribedPage = {
  name: string;
  adapter: string;
  /** Opens the page, puts the adapters into it, and gives the window or frame that holds the letters. */
  open(page: Page): Promise<Page | Frame>;
  surfaces: DescribedSurface[];
};

/** What the page under test has as `window.adapters`: the adapters, in the order in which they are asked. */
type Loaded = { adapters: import("../../src/adapters/adapter.ts").ComposeAdapter[] };

/**
 * What every adapter must do on every page described for it: find, read, lead back into the page, name the exits and
 * nothing else, watch, and clean up.
 */
export function describeComposeAdapter({ name, adapter: id, open, surfaces }: DescribedPage): void {
  test.describe(`${id} on ${name}`, () => {
    test("finds every letter once, and again the same", async ({ page }) => {
      const place = await open(page);
      const found = await place.evaluate((wanted) => {
        const adapter = (window as unknown as Loaded).adapters.find((one) => one.id === wanted);
        const first = adapter?.findSurfaces(document) ?? [];
        const again = adapter?.findSurfaces(document) ?? [];
        return { count: first.length, same: first.every((surface, at) => surface.root === again[at]?.root) };
      }, id);
      expect(found).toEqual({ count: surfaces.length, same: true });
    });

    for (const described of surfaces) {
      test(`${described.id}: reads it, leads back into it, and names its exits`, async ({ page }) => {
        const place = await open(page);
        const read = await place.evaluate(
          ([wanted, bodyCss, [first]]) => {
            const adapter = (window as unknown as Loaded).adapters.find((one) => one.id === wanted);
            const host = document.querySelector(first ?? bodyCss);
            const surface = adapter?.findSurfaces(document).find(({ root }) => root.contains(host));
            if (!adapter || !surface) return undefined;
            const reading = adapter.readDraft(surface);
            if (reading.kind !== "read") return undefined;
            const { draft, body } = reading;
            const words = [...body.text.matchAll(/[\p{L}\p{N}]+/gu)];
            const strays = words.filter((word) => {
              const range = body.toRange(word.index, word.index + word[0].length);
              return range?.toString() !== word[0];
            });
            const exits = adapter.exits(surface).map(({ control }) => control);
            return {
              draft,
              strays: strays.map(String),
              exits: exits.map((control) => control.id || control.className),
              held: adapter.neverHold(surface).filter((control) => exits.includes(control)).length,
              open: adapter.isOpen(surface),
            };
          },
          [id, described.body, described.bodyFrames] as const,
        );
        const bare = (list: string[] = []) => list.map((one) => /<([^>]*)>/.exec(one)?.[1] ?? one);
        expect(read?.strays).toEqual([]);
        for (const field of ["to", "cc", "bcc"] as const)
          expect(bare(read?.draft[field])).toEqual(described.people[field]);
        expect(read?.draft.incomplete ?? []).toEqual(described.complete ? [] : expect.arrayContaining(["to"]));
        expect(read?.draft.subject).toBe(described.subject);
        expect(read?.draft.body).toContain(described.text);
        expect(read?.exits).toHaveLength(described.send.length);
        expect(read).toMatchObject({ held: 0, open: true });
      });

      test(`${described.id}: tells of changes until the signal ends it`, async ({ page }) => {
        const place = await open(page);
        const told = await place.evaluate(
          async ([wanted, bodyCss, frames]) => {
            const adapter = (window as unknown as Loaded).adapters.find((one) => one.id === wanted);
            const outer = document.querySelector(frames[0] ?? bodyCss);
            const surface = adapter?.findSurfaces(document).find(({ root }) => root.contains(outer));
            let doc: Document | null | undefined = document;
            for (const frame of frames) doc = doc?.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
            const host = doc?.querySelector(bodyCss);
            if (!adapter || !surface || !host) return undefined;
            let count = 0;
            const life = new AbortController();
            adapter.watch(surface, () => count++, { signal: life.signal });
            const touch = async () => {
              if (host.tagName !== "TEXTAREA") host.append(host.ownerDocument.createElement("div"));
              host.dispatchEvent(new InputEvent("input", { bubbles: true }));
              await new Promise((done) => setTimeout(done));
            };
            await touch();
            const watched = count;
            life.abort();
            await touch();
            return { watched: watched > 0, after: count - watched };
          },
          [id, described.body, described.bodyFrames] as const,
        );
        expect(told).toEqual({ watched: true, after: 0 });
      });
    }
  });
}

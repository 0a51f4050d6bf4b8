import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Frame, type Page, test } from "@playwright/test";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { type DescribedSurface, describeComposeAdapter } from "../../contracts/compose-adapter.ts";
import { bundleAdapters } from "../../support/adapters-bundle.ts";
import { serveStandin } from "../../support/watched-chromium.ts";

type Css = { css: string; menu?: unknown };
type Recipients = { addresses: string[]; shown: string[]; complete: boolean } | null;
type Described = {
  id: string;
  window: "main" | "popup";
  open_window?: { click: string }[];
  frames: string[];
  body_frames: string[];
  root: Css;
  body: Css;
  send: Css[];
  never_hold: Css[];
  to: Recipients;
  cc: Recipients;
  bcc: Recipients;
  initial: { subject: string; text: string };
};
type Index = { pages: { id: string; file: string; url: string; surfaces: Described[] }[] };

test.use({ launchOptions: { executablePath: findChromium(), args: ["--no-sandbox"] } });

const index: Index = JSON.parse(readFileSync(resolve("tests/pages/standins/index.json"), "utf8"));
const script = bundleAdapters();

/** A folded field shows names, and these are what can be read. */
const people = (list: Recipients) => (list?.complete === false ? list.shown : list?.addresses) ?? [];

const toSurface = (described: Described): DescribedSurface => ({
  id: described.id,
  root: described.root.css,
  people: { to: people(described.to), cc: people(described.cc), bcc: people(described.bcc) },
  complete: described.to?.complete ?? true,
  subject: described.initial.subject,
  text: described.initial.text,
  send: described.send.filter(({ menu }) => !menu).map(({ css }) => css),
  neverHold: described.never_hold.map(({ css }) => css),
  body: described.body.css,
  bodyFrames: described.body_frames.slice(described.frames.length),
});

const ADAPTERS: [start: string, adapter: string][] = [
  ["gmail", "gmail"],
  ["outlook", "outlook"],
  ["netease", "netease"],
  ["qq-classic", "qq-classic"],
  ["qq-new", "qq-new"],
  ["fax", "generic"],
];

for (const { id, file, url, surfaces } of index.pages) {
  const [first] = surfaces;
  describeComposeAdapter({
    name: id,
    adapter: ADAPTERS.find(([start]) => id.startsWith(start))?.[1] ?? "generic",
    async open(page) {
      await serveStandin(page, new URL(url).origin, file);
      await page.goto(url);
      let place: Page | Frame = page;
      if (first?.window === "popup") {
        const opened = page.waitForEvent("popup");
        for (const { click } of first.open_window ?? []) await page.click(click);
        place = await opened;
        await place.waitForLoadState();
      }
      for (const frame of first?.frames ?? []) {
        const inner: Frame | null = await place.waitForSelector(frame).then((element) => element.contentFrame());
        if (inner) place = inner;
      }
      await place.evaluate(await script);
      return place;
    },
    surfaces: surfaces.map(toSurface),
  });
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "@playwright/test";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { type DescribedSurface, describeComposeAdapter } from "../../contracts/compose-adapter.ts";
import { bundleAdapters } from "../../support/adapters-bundle.ts";
import { serveStandin } from "../../support/watched-chromium.ts";

type Css = { css: string };
type Recipients = { addresses: string[]; complete: boolean } | null;
type Described = {
  id: string;
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

const toSurface = (described: Described): DescribedSurface => ({
  id: described.id,
  root: described.root.css,
  addresses: {
    to: described.to?.addresses ?? [],
    cc: described.cc?.addresses ?? [],
    bcc: described.bcc?.addresses ?? [],
  },
  complete: described.to?.complete ?? true,
  subject: described.initial.subject,
  text: described.initial.text,
  send: described.send.map(({ css }) => css),
  neverHold: described.never_hold.map(({ css }) => css),
  body: described.body.css,
});

for (const { id, file, url, surfaces } of index.pages.filter((page) => page.id.startsWith("gmail-"))) {
  describeComposeAdapter({
    name: id,
    adapter: "gmail",
    async open(page) {
      await serveStandin(page, new URL(url).origin, file);
      await page.goto(url);
      await page.evaluate(await script);
    },
    surfaces: surfaces.map(toSurface),
  });
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { selfCheckSchema } from "../../src/messages/messages.ts";
import { serveHtml, type WithExtension } from "../support/watched-chromium.ts";

const partSchema = z.object({ path: z.string().optional(), css: z.string().optional() }).loose();
const parts = z.array(partSchema).default([]);

/** A folder's index.json: what each page holds. Only what is asked here is read. */
export const pagesIndexSchema = z.object({
  fixtures: z.array(
    z.object({
      file: z.string(),
      host: z.string().optional(),
      url: z.string().optional(),
      surfaces: z.number().int().default(0),
      dormant_surfaces: z.number().int().default(0),
      ground_truth: z
        .array(
          z.object({
            id: z.string(),
            state: z.string().default("open"),
            ambiguous: z.unknown().optional(),
            to: parts,
            cc: parts,
            bcc: parts,
            subject: parts,
            body: parts,
            send: parts,
            attach: parts,
            schedule: parts,
            discard: parts,
            draft: parts,
            preview: parts,
            close: parts,
          }),
        )
        .default([]),
    }),
  ),
});
export type PageFixture = z.output<typeof pagesIndexSchema>["fixtures"][number];

export const ASKED = ["to", "cc", "bcc", "subject", "body", "send", "attach"] as const;
/** What the extension found of one letter: paths, as the index writes them. */
export type ProbedSurface = Record<(typeof ASKED)[number], string[]>;
export type ProbedPage = { file: string; surfaces: ProbedSurface[] };

export const readPagesIndex = (folder: string): PageFixture[] =>
  pagesIndexSchema.parse(JSON.parse(readFileSync(join(folder, "index.json"), "utf8"))).fixtures;

/** The address a page is served at: its own, its host's, or that of a portal nobody knows. */
export function addressOf({ url, host }: PageFixture): string {
  if (url) return url;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host ?? "") ? `https://${host}/` : "https://portal.countersign.example/";
}

/** Opens each page in a browser with the built extension and asks the extension what it found. */
export async function probePages(
  folder: string,
  fixtures: readonly PageFixture[],
  extension: WithExtension,
): Promise<ProbedPage[]> {
  const pages: ProbedPage[] = [];
  for (const fixture of fixtures) pages.push(await probePage(folder, fixture, extension));
  return pages;
}

export async function probePage(
  folder: string,
  fixture: PageFixture,
  { context, worker }: WithExtension,
): Promise<ProbedPage> {
  const page = await context.newPage();
  try {
    const address = addressOf(fixture);
    await serveHtml(page, readFileSync(join(folder, fixture.file), "utf8"));
    await page.goto(address);
    const answer = await worker.evaluate(askSelfCheck, address);
    const check = answer === null ? undefined : selfCheckSchema.parse(answer);
    const surfaces = (check?.surfaces ?? []).map(
      (surface) =>
        Object.fromEntries(ASKED.map((part) => [part, surface[part].map(({ path }) => path)])) as ProbedSurface,
    );
    return { file: fixture.file, surfaces };
  } finally {
    await page.close();
  }
}

/** Runs in the background: wakes the compose script as a sentinel would, and asks it. Null when there is nothing to watch. */
async function askSelfCheck(address: string): Promise<unknown> {
  type Tabs = {
    query(about: object): Promise<{ id?: number; url?: string; active?: boolean }[]>;
    sendMessage(id: number, message: object, options: object): Promise<unknown>;
  };
  type Scripting = { executeScript(injection: object): Promise<{ result: unknown }[]> };
  const { chrome } = globalThis as unknown as { chrome: { tabs: Tabs; scripting: Scripting } };
  const [tab] = await chrome.tabs.query({ active: true, url: `${new URL(address).origin}/*` });
  if (tab?.id === undefined) return null;
  const target = { tabId: tab.id, frameIds: [0] };
  // The sentinel looks a moment after the page came, and asks for the compose script when a letter may be there.
  const [seen] = await chrome.scripting.executeScript({
    target,
    func: () =>
      new Promise((resolve) => {
        const shared = () =>
          (globalThis as unknown as Record<symbol, { handle?: unknown; idle?: boolean } | undefined>)[
            Symbol.for("countersign.frame")
          ];
        const started = performance.now();
        const look = () => {
          const now = shared();
          if (now?.handle) resolve(true);
          else if (now?.idle || performance.now() - started > 15_000) resolve(false);
          else setTimeout(look, 20);
        };
        look();
      }),
  });
  if (!seen?.result) return null;
  return (await chrome.tabs.sendMessage(tab.id, { name: "self-check" }, { frameId: 0 })) ?? null;
}

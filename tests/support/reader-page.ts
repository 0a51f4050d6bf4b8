import type { BrowserContext, Page } from "@playwright/test";

/** What the reader answered about one file, and how long the whole took. */
export type ReaderAnswer = {
  pages: string[];
  unit: string;
  recognised?: number[];
  unread?: string;
  sha256?: string;
  /** From the first piece to the answer, the reader being there already. */
  ms: number;
  progress: { done: number; total: number }[];
};

/** A page of the extension from which files can be given to the reader as the compose script gives them. */
export async function openReader(context: BrowserContext, urlOf: (path: string) => string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(urlOf("popup.html"));
  return page;
}

/** A page of a letter, photographed at 150 dots an inch: what a scanner would send. */
export async function scan(context: BrowserContext, lines: readonly string[]) {
  const [width, height] = [1240, 1754];
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width, height });
  const words = lines.map((line) => `<p>${line}</p>`).join("");
  const style = "margin:120px 110px;background:#fff;font:27px/1.5 'Noto Sans','Noto Sans CJK SC',sans-serif";
  await sheet.setContent(`<body style="${style}">${words}</body>`);
  const jpeg = await sheet.screenshot({ type: "jpeg", quality: 80 });
  await sheet.close();
  return { jpeg, width, height };
}

/** Gives the reader a file. `cancelAfter`: closes the port after that many progress messages. */
export async function askReader(page: Page, name: string, bytes: Uint8Array, cancelAfter = -1): Promise<ReaderAnswer> {
  const base64 = Buffer.from(bytes).toString("base64");
  return page.evaluate(
    async ({ name, base64, cancelAfter }) => {
      type Message = { kind: string; done?: number; total?: number } & Record<string, unknown>;
      type Port = {
        postMessage(message: unknown): void;
        disconnect(): void;
        onMessage: { addListener(listener: (message: Message) => void): void };
        onDisconnect: { addListener(listener: () => void): void };
      };
      type Runtime = { sendMessage(message: unknown): Promise<unknown>; connect(info: { name: string }): Port };
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      await runtime.sendMessage({ name: "reader-open" });
      const port = runtime.connect({ name: "reading" });
      const started = performance.now();
      const progress: { done: number; total: number }[] = [];
      const size = atob(base64).length;
      const PIECE = 1024 * 1024;
      let at = 0;
      return new Promise<never>((resolve, reject) => {
        const done = (answer: Record<string, unknown>) =>
          resolve({ ...answer, ms: performance.now() - started, progress } as never);
        port.onDisconnect.addListener(() => reject(new Error("the reader went away")));
        port.onMessage.addListener((message) => {
          if (message.kind === "done") return done(message);
          if (message.kind === "progress") {
            progress.push({ done: message.done ?? 0, total: message.total ?? 0 });
            if (progress.length !== cancelAfter) return;
            port.disconnect();
            return done({ pages: [], unit: "page", unread: "cancelled here" });
          }
          if (at >= base64.length) return;
          port.postMessage({ kind: "piece", base64: base64.slice(at, at + PIECE) });
          at += PIECE;
        });
        port.postMessage({ kind: "file", name, size });
      });
    },
    { name, base64, cancelAfter },
  );
}

import { browser } from "./browser.ts";

/** Chromium's own call; the polyfill has none. */
type Offscreen = {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  hasDocument?(): Promise<boolean>;
};

const PAGE = "reader.html";
let opening: Promise<void> | undefined;

/**
 * Sees to it that the page which reads files is there. Chromium's background is a service worker, which can't start
 * workers or draw: the page is an offscreen document; Firefox's is a page, which holds it in a frame.
 */
export function openReaderPage(): Promise<void> {
  opening ??= open().finally(() => {
    opening = undefined;
  });
  return opening;
}

async function open(): Promise<void> {
  const { offscreen } = (globalThis as { chrome?: { offscreen?: Offscreen } }).chrome ?? {};
  if (!offscreen) return openFrame();
  if (await offscreen.hasDocument?.()) return;
  await offscreen.createDocument({
    url: PAGE,
    reasons: ["WORKERS", "DOM_PARSER"],
    justification: "Attached files are read on this computer, in workers.",
  });
}

function openFrame(): Promise<void> {
  if (document.querySelector("iframe")) return Promise.resolve();
  const frame = document.createElement("iframe");
  frame.src = browser.runtime.getURL(PAGE);
  return new Promise((resolve, reject) => {
    frame.addEventListener("load", () => resolve(), { once: true });
    frame.addEventListener("error", () => reject(new Error("the page that reads files did not load")), { once: true });
    document.body.append(frame);
  });
}

import { browser } from "../../src/platform/browser.ts";
import { READING_PORT } from "../../src/reading/protocol.ts";
import { createFileReader } from "../../src/reading/read-file.ts";
import { serveReading } from "../../src/reading/serve.ts";

/** The page that reads files: out of every letter's page, loaded for the first file and gone a while after the last. */
const IDLE_MS = 60_000;

const reader = createFileReader({
  assetsUrl: browser.runtime.getURL("/reading/" as "/reader.html"),
  startOfficeWorker: () => new Worker(browser.runtime.getURL("/office-worker.js")),
});
let open = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

function waitForMore(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (open > 0) return;
    void reader.rest();
    // Chromium lets go of the page itself; elsewhere it goes with the background page that holds it.
    window.close();
  }, IDLE_MS);
}

browser.runtime.onConnect.addListener((port) => {
  if (port.name !== READING_PORT || port.sender?.id !== browser.runtime.id || !port.sender.tab) return;
  open++;
  clearTimeout(idle);
  serveReading(port, reader, () => {
    open--;
    if (open === 0) waitForMore();
  });
});
waitForMore();

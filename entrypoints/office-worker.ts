import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { answer, type OfficeTask } from "../src/reading/office-worker.ts";

/** A worker of the page that reads files: takes one file, answers, and is ended. */
export default defineUnlistedScript(() => {
  addEventListener("message", (event: MessageEvent<OfficeTask>) => postMessage(answer(event.data)), { once: true });
});

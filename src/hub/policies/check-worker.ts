import { parentPort } from "node:worker_threads";
import { checkDraft } from "./check.ts";
import { createCheckMemory } from "./check-memory.ts";

// The entry of a worker thread: one answer for each policy that it is sent. What it checked before, it remembers.
const memory = createCheckMemory();
parentPort?.on("message", (content) => parentPort?.postMessage(checkDraft(content, memory)));

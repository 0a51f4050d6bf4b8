import * as z from "zod";
import type { Ask } from "./protocol.ts";
import { createWorkshop } from "./workshop.ts";

// The entry of a worker: what it is sent comes from our own page alone.
z.config({ jitless: true });
const workshop = createWorkshop((said) => postMessage(said));
addEventListener("message", (event: MessageEvent<Ask>) => void workshop.hear(event.data));

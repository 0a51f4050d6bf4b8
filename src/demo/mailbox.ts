import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import * as z from "zod";

/** A letter that left the demo mailbox. */
const letterSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  files: z.array(z.string()),
  /** Goes tomorrow instead of now. */
  later: z.boolean(),
});
export type SentLetter = z.output<typeof letterSchema> & { at: string };

export type Mailbox = {
  /** Ends in a slash. */
  url: string;
  /** What has left, oldest first. */
  outbox: readonly SentLetter[];
  close(): Promise<void>;
};

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
};
const FILES = [
  "index.html",
  "mailbox.css",
  "compose.css",
  "mailbox.js",
  "compose.js",
  "dom.js",
  "texts.js",
  "letters.json",
];
const MAX_BYTES = 1_000_000;

/** Serves the demo mailbox on this machine alone, at a free port. Sending is a POST to `/outbox`; nothing leaves. */
export async function openMailbox(): Promise<Mailbox> {
  const folder = new URL("page/", import.meta.url);
  const files = new Map(FILES.map((name) => [`/${name}`, readFileSync(new URL(name, folder))]));
  const outbox: SentLetter[] = [];

  const server = createServer(async (request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    const answer = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    if (path === "/outbox") {
      if (request.method === "POST") {
        const letter = await readLetter(request);
        if (!letter) return answer(400, "text/plain", "not a letter");
        outbox.push({ ...letter, at: new Date().toTimeString().slice(0, 5) });
      }
      return answer(200, "application/json", JSON.stringify(outbox));
    }
    const file = files.get(path);
    if (!file) return answer(404, "text/plain", "not here");
    return answer(200, TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "text/plain", file);
  });
  await new Promise<void>((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mailbox has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    outbox,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readLetter(request: IncomingMessage): Promise<z.output<typeof letterSchema> | undefined> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MAX_BYTES) return undefined;
  }
  try {
    return letterSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** What stands between a browser and its hub: the hub itself, or something that goes wrong on the way. */
export type ProxyMode = "hub" | "silent" | "rubbish" | "page" | "error" | "redirect" | "cut" | "endless";

export type HubProxy = {
  origin: string;
  port: number;
  /** Where the hub listens. */
  target: number;
  mode: ProxyMode;
  /** Handed out in place of the hub's policy, to whoever has not got it yet. */
  policy: { etag: string; text: string } | undefined;
  /** Added to the hub's `Date`, ms. */
  skewMs: number;
  /** Event streams that were asked for, and that are open now. */
  streams: { asked: number; open: number };
  /** Answers that were spoilt since the mode was set. */
  spoilt: number;
  stop(): Promise<void>;
};

/** A proxy that a test can break. */
export async function startProxy(): Promise<HubProxy> {
  const server = createServer((asked, answer) => handle(proxy, asked, answer));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const proxy: HubProxy = {
    origin: `http://127.0.0.1:${port}`,
    port,
    target: 0,
    mode: "hub",
    policy: undefined,
    skewMs: 0,
    streams: { asked: 0, open: 0 },
    spoilt: 0,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return proxy;
}

function handle(proxy: HubProxy, asked: IncomingMessage, answer: ServerResponse): void {
  if (proxy.mode !== "hub") {
    spoil(proxy, answer);
    return;
  }
  const { method, url, headers } = asked;
  if (proxy.policy && url?.split("?")[0] === "/v1/policy") {
    const { etag, text } = proxy.policy;
    const isKnown = headers["if-none-match"] === etag;
    answer.writeHead(isKnown ? 304 : 200, { etag, "content-type": "application/json" });
    answer.end(isKnown ? undefined : text);
    return;
  }
  if (url === "/v1/events") countStream(proxy, answer);
  const passed = request({ host: "127.0.0.1", port: proxy.target, method, path: url, headers }, (given) => {
    const own = { ...given.headers };
    if (proxy.skewMs !== 0) own.date = new Date(Date.now() + proxy.skewMs).toUTCString();
    answer.writeHead(given.statusCode ?? 502, own);
    given.pipe(answer);
    given.on("error", () => answer.destroy());
  });
  passed.on("error", () => answer.destroy());
  answer.on("close", () => passed.destroy());
  asked.pipe(passed);
}

function countStream({ streams }: HubProxy, answer: ServerResponse): void {
  streams.asked += 1;
  streams.open += 1;
  answer.on("close", () => {
    streams.open -= 1;
  });
}

function spoil(proxy: HubProxy, answer: ServerResponse): void {
  proxy.spoilt += 1;
  switch (proxy.mode) {
    case "silent":
      return;
    case "rubbish":
      answer.writeHead(200, { "content-type": "application/json" });
      answer.end('{"policy":{"rules":"none","payload":[1,2');
      return;
    case "page":
      answer.writeHead(200, { "content-type": "text/html" });
      answer.end("<!doctype html><title>Please sign in to the guest network</title>");
      return;
    case "error":
      answer.writeHead(500, { "content-type": "text/plain" });
      answer.end("oops");
      return;
    case "redirect":
      answer.writeHead(302, { location: "https://elsewhere.example/" });
      answer.end();
      return;
    case "cut":
      answer.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
      answer.write('{"protected":"', () => answer.destroy());
      return;
    default:
      answer.writeHead(200, { "content-type": "application/json" });
      stuff(answer);
  }
}

/** Says more and more, until whoever listens has enough. */
function stuff(answer: ServerResponse): void {
  const more = () => {
    while (!answer.destroyed && answer.write(" ".repeat(65_536)));
  };
  answer.on("drain", more);
  more();
}

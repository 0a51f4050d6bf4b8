import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { closesGently } from "../../src/hub/http/close-gently.ts";

test("a hub that stops waits for answers, not for connections on which nothing is asked", async () => {
  let asked = () => {};
  const arrived = new Promise<void>((done) => {
    asked = done;
  });
  let answer = () => {};
  const waits = { keepAliveTimeout: 600_000, headersTimeout: 600_000, requestTimeout: 600_000 };
  const server = createServer(waits, (_request, response) => {
    answer = () => response.end("late");
    asked();
  });
  const close = closesGently(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const ahead = connect(port, "127.0.0.1");
  const gone = new Promise((done) => ahead.once("close", done));
  await new Promise((done) => ahead.once("connect", done));
  const response = fetch(`http://127.0.0.1:${port}/`);
  await arrived;
  const closed = close();
  await gone;
  answer();
  expect(await (await response).text()).toBe("late");
  await closed;
});

import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { encodeText } from "../../src/hub/policies/encodings.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";

const text = JSON.stringify(bundledPolicySource()).slice(0, 40_000);

test("who asks first has it at once, who comes later has it denser, and all have the same text", async () => {
  const encoded = encodeText(text);
  const first = await encoded.brotli();
  const denser = async () => (await encoded.brotli()).length;
  await expect.poll(denser, { timeout: 60_000 }).toBeLessThan(first.length);
  for (const bytes of [first, await encoded.brotli()]) expect(String(brotliDecompressSync(bytes))).toBe(text);
  expect(String(gunzipSync(await encoded.gzip()))).toBe(text);
});

import { spawnSync } from "node:child_process";
import { createHash, createPublicKey } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";

/** What administrators fill in and deploy. */
const TEMPLATES = resolve("deploy/enterprise");

const asRoot = process.getuid?.() === 0;
const namespace = asRoot ? ["-m"] : ["-rm"];

/** Why a browser can't be given policies here that no other program sees; undefined when it can. */
export function whyNotManaged(): string | undefined {
  const { status, stderr } = spawnSync("unshare", [...namespace, "true"], { encoding: "utf8" });
  return status === 0 ? undefined : `no mount namespace of one's own here: ${stderr?.trim() || "unshare is missing"}`;
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A program that starts a browser which finds `content` at the path of its policies. Only that browser sees it: the
 * folder lies over the machine's own in a mount namespace that ends with it.
 * @param folder over which folder of the machine it lies @param file path of the policies within it
 */
export function wrapBrowser(at: string, program: string, policy: { folder: string; file: string; content: unknown }) {
  const over = join(at, "policies");
  const file = join(over, policy.file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(policy.content));
  const inside = `mount --bind ${quote(over)} ${quote(policy.folder)} && exec ${quote(program)} "$@"`;
  const wrapper = join(at, "managed-browser");
  writeFileSync(wrapper, `#!/bin/sh\nexec unshare ${namespace.join(" ")} sh -c ${quote(inside)} sh "$@"\n`);
  chmodSync(wrapper, 0o755);
  return wrapper;
}

/** The template with words of it replaced, as an administrator does by hand. @throws when one isn't in it */
export function fillTemplate(name: string, replacements: Record<string, string>): unknown {
  let text = readFileSync(join(TEMPLATES, name), "utf8");
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`${name} holds no ${from}`);
    text = text.replaceAll(from, to);
  }
  return JSON.parse(text);
}

/** Packs a build with Chromium itself. @returns the signed package and the id that its key gives */
export function packForChromium(program: string, build: string, at: string): { crx: Buffer; id: string } {
  const copy = join(at, "extension");
  spawnSync("cp", ["-a", build, copy]);
  const args = ["--no-sandbox", "--headless", `--user-data-dir=${join(at, "packing")}`, `--pack-extension=${copy}`];
  const { stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 120_000 });
  let key: string;
  try {
    key = readFileSync(`${copy}.pem`, "utf8");
  } catch {
    throw new Error(`Chromium packed nothing: ${stderr}`);
  }
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  const digits = createHash("sha256").update(der).digest("hex").slice(0, 32);
  const id = [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
  return { crx: readFileSync(`${copy}.crx`), id };
}

/** Serves files of one folder level on this machine. */
export async function serveFiles(files: Record<string, { type: string; body: Buffer | string }>) {
  const server = createServer((request, response) => {
    const file = files[(request.url ?? "/").slice(1).replace(/\?.*/, "")];
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" });
    response.end(file?.body ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, files, close: () => new Promise((done) => server.close(done)) };
}

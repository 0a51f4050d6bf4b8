import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { bundledPolicySource } from "../../src/policy/bundled.ts";

const audit = fileURLToPath(new URL("../../src/cli/audit.ts", import.meta.url));
const samples = fileURLToPath(new URL("../../src/cli/samples/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "countersign-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = ""): { status: number | null; out: string; err: string } {
  const result = spawnSync(process.execPath, [audit, ...args], {
    encoding: "utf8",
    input,
    env: { ...process.env, LANG: "en", LC_ALL: "en" },
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const line = (id: string, body: string): string =>
  JSON.stringify({
    id,
    channel: "email",
    to: ["a@customer.example"],
    subject: "",
    body,
    kind: "extra keys are ignored",
  });

describe("npm run audit", () => {
  test("prints what, why and what to write instead, and holds", () => {
    const { status, out } = run(
      readdirSync(samples)
        .sort()
        .map((name) => samples + name),
    );
    expect(status).toBe(1);
    expect(out).toContain("isn't my responsibility");
    expect(out).toContain("ZL ZL-1.6.2-01");
    expect(out).toContain("I will take care of this for you.");
    expect(out).toContain("這 事 不 歸 我 管");
    expect(out).toContain("✓ may go");
  });

  test("a password near a finding is not printed", () => {
    const { out } = run([], line("x", "My password is Hx9!kd22, and that is not my job."));
    expect(out).toContain("•••");
    expect(out).toContain("not my job");
    expect(out).not.toContain("Hx9!kd22");
  });

  test("one report a line, in input order, ids echoed", () => {
    const { status, out } = run([
      "--format",
      "json",
      file("two.jsonl", `${line("b", "That is not my job.")}\n\n${line("a", "Thank you.")}\n`),
    ]);
    const reports = out
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(reports.map(({ id, decision }) => [id, decision])).toEqual([
      ["b", "block"],
      ["a", "send"],
    ]);
    expect(reports[0].policy).toEqual({ id: "countersign", version: expect.any(String) });
    expect(status).toBe(1);
  });

  test("exit 0 when all may go, and standard input is read", () => {
    expect(run(["--format", "json"], line("x", "Thank you.")).status).toBe(0);
    expect(run(["--format", "json"], "Subject: hello\nTo: a@b.example\n\nThank you.\n").status).toBe(0);
  });

  test("an unusable line is named, the others are still done, and 2 outranks 1", () => {
    const path = file(
      "bad.jsonl",
      `${line("a", "That is not my job.")}\n{oops\n${JSON.stringify({ channel: "pigeon", to: [], body: 1 })}\n${line("d", "Thank you.")}\n`,
    );
    const { status, out, err } = run(["--format", "json", path]);
    expect(status).toBe(2);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(err).toContain(`${path}:2: not JSON`);
    expect(err).toContain(
      `${path}:3: channel: expected one of "email", "fax", found "pigeon"; body: expected string, found 1`,
    );
  });

  test.each([
    ["a file that is not there", ["/no/such/file.eml"], "/no/such/file.eml:1: there is no such file; check"],
    ["a folder", [folder], `${folder}:1: this is a folder; name the files in it`],
    ["a policy that is not there", ["--policy", "/no/policy.json"], "/no/policy.json:1: there is no such file"],
    ["an unknown option", ["--colour"], "--colour"],
    ["an unknown format", ["--format", "xml"], "--format takes text or json"],
    ["a wrong number", ["--time", "0"], "--time takes a whole number"],
  ])("%s ends with 2 and says so", (_, args, message) => {
    const { status, err } = run(args, "x");
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  test("a policy that fails its own examples is refused, with rule and example", () => {
    const policy = bundledPolicySource() as { rules: { id: string; hits: string[] }[] }; // ours, so the shape holds
    const [first] = policy.rules;
    if (!first) throw new Error("the bundled policy has no rule");
    first.hits.push("An entirely innocent sentence.");
    const path = file("policy.json", JSON.stringify(policy));
    const { status, err } = run(["--policy", path, "--format", "json"], line("x", "Thank you."));
    expect(status).toBe(2);
    const at = `rules[0].hits[${first.hits.length - 1}]`;
    expect(err).toContain(`policy.json:1: ${at}: expected a finding of “${first.id}”, found none`);
    first.hits.pop();
  });

  test("a broken policy or organisation is named with its line", () => {
    const broken = file("broken.json", '{\n  "format": 1,\n  oops\n}');
    expect(run(["--policy", broken], "x").err).toContain(`${broken}:3: not JSON`);
    const org = file("org.json", JSON.stringify({ name: "Works", ownDomains: [] }));
    const { status, err } = run(["--org", org], "x");
    expect(status).toBe(2);
    expect(err).toContain(`${org}:1: ownDomains: expected`);
  });

  test("--time adds the median of audits with nothing remembered", () => {
    const { out } = run(["--format", "json", "--time", "5"], line("x", "That is not my job."));
    expect(JSON.parse(out).timing.medianMs).toBeGreaterThan(0);
  });
});

import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFile } from "../../src/hub/store/folder-lock.ts";

const SILENT_MS = 400;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-lock-"));
  file = join(folder, "database.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ownPlace = async () => {
  const unlock = await lockFile(file);
  const { place } = JSON.parse(readFileSync(file, "utf8"));
  unlock();
  return place as string;
};
const take = async () => (await lockFile(file, SILENT_MS))();

test("held by this process it is refused, given back it is free", async () => {
  const unlock = await lockFile(file);
  await expect(take()).rejects.toThrow(`in use by process ${process.pid}`);
  unlock();
  await take();
});

test("a process here that is gone, or had this one's number before it, holds nothing", async () => {
  const place = await ownPlace();
  for (const left of [
    JSON.stringify({ pid: 4_000_000, place }),
    JSON.stringify({ pid: process.pid, place }),
    "4000000",
  ]) {
    writeFileSync(file, left);
    await take();
  }
  writeFileSync(file, JSON.stringify({ pid: process.ppid, place }));
  await expect(take()).rejects.toThrow(`in use by process ${process.ppid}`);
});

// The first process of every container has the number 1, so numbers tell nothing across two of them on one volume.
test("another container's, of the same number, is refused while it is touched, and taken over once it is silent", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, place: "another container" }));
  let at = Date.now() / 1000;
  const beat = setInterval(() => {
    at += 1;
    utimesSync(file, at, at);
  }, SILENT_MS / 8);
  await expect(take()).rejects.toThrow("in use by process");
  clearInterval(beat);
  await take();
});

test("of several that wait for a silent one, one gets it", async () => {
  writeFileSync(file, JSON.stringify({ pid: 1, place: "another container" }));
  const answers = await Promise.allSettled([1, 2, 3].map(() => lockFile(file, SILENT_MS)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers) if (answer.status === "fulfilled") answer.value();
});

test("what was cut off as it was written keeps nobody out for good", async () => {
  writeFileSync(file, "");
  await take();
});

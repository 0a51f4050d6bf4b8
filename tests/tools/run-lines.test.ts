import { describe, expect, test } from "vitest";
import { commands } from "../../src/tools/commands.mjs";
import { runLines } from "../../src/tools/run-lines.mjs";

const ENDED_BY_CTRL_C = 130;
const lines = [["build"], ["measure", "one"], ["measure", "two"], ["measure", "three"]];

/** Runs the four lines; each gives the code that stands at its place. */
async function runWith(codes: number[], independentFrom?: number) {
  const ran: string[] = [];
  const runLine = async (line: string[]) => {
    ran.push(line.join(" "));
    return codes[ran.length - 1] ?? 0;
  };
  return { code: await runLines(lines, runLine, independentFrom), ran };
}

describe("lines of a command", () => {
  test.each([
    ["all go well", [0, 0, 0, 0], undefined, 0, 4],
    ["one fails", [0, 3, 0, 0], undefined, 3, 2],
    ["an independent one fails: the rest runs", [0, 3, 0, 0], 1, 3, 4],
    ["two independent ones fail: the first code counts", [0, 0, 2, 5], 1, 2, 4],
    ["one that the others need fails", [2, 0, 0, 0], 1, 2, 1],
    ["an independent one was ended by a person", [0, ENDED_BY_CTRL_C, 0, 0], 1, ENDED_BY_CTRL_C, 2],
  ])("%s", async (_, codes, independentFrom, code, count) => {
    expect(await runWith(codes, independentFrom)).toEqual({
      code,
      ran: lines.slice(0, count).map((line) => line.join(" ")),
    });
  });

  test("every measurement of bench is independent, and no build is", () => {
    const { lines: own, independentFrom = own.length } = commands.bench ?? { lines: [] };
    expect(own.slice(0, independentFrom).map(([program]) => program)).toEqual(["wxt", "wxt"]);
    expect(own.slice(independentFrom).map(([, file]) => file?.split("/")[1])).toEqual(Array(4).fill("bench"));
  });
});

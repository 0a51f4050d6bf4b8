import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../../src/engine/ideas/logs.ts";
import { nearestWording } from "../../../src/engine/ideas/nearest.ts";
import { createFinder, createJudges, loadModels } from "../../../src/engine/ideas/recognise.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

const models = loadModels();
const find = createFinder(createJudges(models));
const doubted = (text: string): string[] =>
  find(text, toUnits(text))
    .filter(({ odds, doubt }) => odds >= doubt)
    .map(({ idea }) => idea);

describe("ideas in any words", () => {
  it.each([
    ["The seal is done; as for the tyres, that is somebody else's headache, not ours."],
    ["Frankly, it makes no difference to me whether the crane runs."],
    ["No money, no visit, it is as simple as that."],
    ["Take us to court and you will never see a spare part from this depot again."],
    ["The storeman at your yard is a liar and a drunk, everyone knows that."],
    ["您要是敢告我们，以后一颗螺丝都别想拿到。"],
    ["要怪就怪计划部门，这事赖不着我。"],
  ])("finds one in “%s”", (text) => {
    expect(doubted(text)).not.toEqual([]);
  });

  it.each([
    ["The hydraulic filter was renewed and the old one cut open, no metal was found."],
    ["Would Tuesday at nine suit you for the next inspection?"],
    ["更换了回油滤芯,压力正常。"],
    ["感谢您的来信,维修方案见附件。"],
    ["Dear Mr Halloran and Ms Quist,"],
    ["Left outrigger: pad worn 3 mm, pin greased."],
    ["高班长，您好"],
  ])("finds none in “%s”", (text) => {
    expect(doubted(text)).toEqual([]);
  });

  it("marks the clause and not the whole sentence", () => {
    const text =
      "The pump was tested at 250 bar for twenty minutes without a drop. As for the tyres, that is somebody else's headache, not ours.";
    const units = toUnits(text);
    const [hit] = find(text, units).filter(({ odds, doubt }) => odds >= doubt);
    expect(hit).toBeDefined();
    expect(text.slice(units.starts[hit?.from ?? 0])).not.toMatch(/^The pump/);
  });

  it("does not take for talk of pay what mentions no pay", () => {
    const text = "每个月就这么一点点，够谁花的，大家心里都不痛快。";
    const ideas = find(text, toUnits(text)).map(({ idea }) => idea);
    expect(ideas).not.toContain("pay-talk");
  });

  it("names the nearest known wording", () => {
    const text = "That is not our job at all.";
    const units = toUnits(text);
    expect(nearestWording("not-my-job", "en", units, { from: 0, to: units.words.length })).not.toBe("");
  });
});

describe("whatever the text", () => {
  it("answers the same twice, never throws, and keeps within the text", () => {
    const other = createFinder(createJudges(models));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const units = toUnits(text);
        const hits = find(text, units);
        expect(other(text, units)).toEqual(hits);
        for (const { from, to } of hits) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(units.words.length);
          expect(from).toBeLessThan(to);
        }
      }),
    );
  });
});

describe("functions that must not differ between machines", () => {
  it.each([0, -0.1, -1, -7.3, -40])("exp(%d)", (value) => {
    expect(exp(value)).toBeCloseTo(Math.exp(value), 10);
  });
  it.each([1e-9, 0.2, 0.999, 1, 3, 12345])("log(%d)", (value) => {
    expect(log(value)).toBeCloseTo(Math.log(value), 9);
  });
});

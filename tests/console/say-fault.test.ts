import { expect, test } from "vitest";
import { sayFault } from "../../src/console/archive/say-fault.ts";
import { CHAIN_FAULTS, type ChainFaultCode, describeFault } from "../../src/model/chain-faults.ts";
import { createChainVerifier } from "../../src/trust/chain.ts";
import { verifyExportEnd } from "../../src/trust/export-end.ts";
import { UI_LANGUAGES } from "../../src/ui/i18n/texts.ts";

test("what is wrong with an export is said in the reader's language", async () => {
  const verifier = createChainVerifier();
  verifier.add("{");
  verifier.add("{}");
  const { faults } = await verifyExportEnd(verifier, "{}");
  expect(faults.map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(faults.map((fault) => sayFault(fault, "en"))).toEqual(faults.map(describeFault));
  expect(faults.map((fault) => sayFault(fault, "zh-CN"))).toEqual([
    "不是 JSON",
    expect.stringMatching(/^不是一条记录：\w+/),
    "末尾缺失：没有写明记录链到哪里为止",
  ]);
});

test("no fault is told in English alone", () => {
  const codes = Object.keys(CHAIN_FAULTS) as ChainFaultCode[]; // the keys of the list, and no others
  const said = (language: (typeof UI_LANGUAGES)[number]) =>
    codes.map((code) => sayFault({ code, values: {} }, language));
  const english = said("en");
  for (const language of UI_LANGUAGES.filter((one) => one !== "en")) {
    expect(said(language).filter((text, at) => text === english[at])).toEqual([]);
  }
});

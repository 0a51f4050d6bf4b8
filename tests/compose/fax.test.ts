import { expect, it } from "vitest";
import { faxBookName, isSameNumber, maskNumber, toFaxNumber } from "../../src/compose/fax.ts";

const ORG = {
  name: "Works",
  ownDomains: ["works.example"],
  country: "ES",
  faxBook: [{ number: "+442079460018", name: "Northgate Crane" }],
  customers: [{ name: "Alcázar Build", fax: ["+34915550133"] }],
};

it.each([
  ["+44 20 7946 0018", undefined, "+442079460018"],
  ["0044 (0)20 7946 0018", undefined, "+442079460018"],
  ["0044 20 7946 0018", "ES", "+442079460018"],
  ["915 550 133", "ES", "+34915550133"],
  ["020 7946 0018", "GB", "+442079460018"],
  ["（021）6100-0001", "CN", "+862161000001"],
  ["＋８６ ２１ ６１００ ０００１", undefined, "+862161000001"],
  ["011 44 20 7946 0018", "US", "+442079460018"],
  ["915 550 133", undefined, undefined],
  ["dana@example.com", "GB", undefined],
  ["12", "GB", undefined],
  ["reception", "GB", undefined],
])("%s in %s is %s", (raw, country, number) => {
  expect(toFaxNumber(raw, country)).toBe(number);
});

it("the book knows its own numbers and those of customers", () => {
  expect(faxBookName("+442079460018", ORG)).toBe("Northgate Crane");
  expect(faxBookName("+34915550133", ORG)).toBe("Alcázar Build");
  expect(faxBookName("+34915550134", ORG)).toBeUndefined();
});

it("a number typed once more is the same however it is written, and no other", () => {
  for (const typed of ["915550133", "+34 91 555 01 33", "0034915550133"]) {
    expect(isSameNumber(typed, "+34915550133", "ES")).toBe(true);
  }
  for (const typed of ["915550134", "", "+33915550133"]) expect(isSameNumber(typed, "+34915550133", "ES")).toBe(false);
});

it("a masked number tells numbers apart and can't be copied from", () => {
  expect(maskNumber("+34915550133")).toBe("+34 •••••••33");
  expect(maskNumber("12345")).toBe("•••45");
});

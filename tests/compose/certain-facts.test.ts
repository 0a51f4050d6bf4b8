import { expect, test } from "vitest";
import { certainFacts } from "../../src/compose/certain-facts.ts";

const facts = (body: string, subject = "", from = "li@works.example") => certainFacts({ body, subject, from });

test("title, name, company and the one ticket number are taken, and only when they are beyond doubt", () => {
  expect(facts("Dear Ms Tan,\n\nyour ticket R-2041 is open.", "", "Li Wei <li@works.example>")).toEqual({
    title: "Ms Tan",
    name: "Li Wei",
    ticket: "R-2041",
  });
  expect(facts("班达先生，您好：\n故障单：GZ-20417 正在处理。")).toEqual({ title: "班达先生", ticket: "GZ-20417" });
  expect(certainFacts({ body: "", subject: "", from: "" }, { name: "Works", ownDomains: ["works.example"] })).toEqual({
    company: "Works",
  });
});

test("two ticket numbers are doubt, and a first name is no title", () => {
  expect(facts("Dear Ana,\n\nticket R-2041 follows case R-2042.")).toEqual({});
});

test("a reason is never taken from the letter", () => {
  expect(facts("Dear Ms Tan,\n\nwe are late because of the storm.")).toEqual({ title: "Ms Tan" });
});

import { expect, test } from "vitest";
import { toInsertion } from "../../src/adapters/insert.ts";

test("a phrase keeps one blank to Latin words and none to Chinese", () => {
  expect(toInsertion("Thank you.", "phrase", "Hello.", "See you.")).toBe(" Thank you. ");
  expect(toInsertion("Thank you.", "phrase", "Hello. ", " See you.")).toBe("Thank you.");
  expect(toInsertion("谢谢。", "phrase", "您好。", "再见。")).toBe("谢谢。");
  expect(toInsertion("Thank you.", "phrase", "", "")).toBe("Thank you.");
});

test("a letter stands in paragraphs of its own", () => {
  expect(toInsertion("Text.", "letter", "Hello,", "Regards")).toBe("\n\nText.\n\n");
  expect(toInsertion("Text.", "letter", "Hello,\n", "\nRegards")).toBe("\nText.");
  expect(toInsertion("Text.", "letter", "Hello,\n\n", "")).toBe("Text.");
  expect(toInsertion("Text.", "letter", "  ", "")).toBe("Text.");
});

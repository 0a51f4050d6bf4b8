import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ToolbarIcon, toToolbarIcon } from "../../src/ui/view-models/badge-view.ts";

const ICONS: readonly ToolbarIcon[] = ["protected", "partly", "off", "doubt"];
const read = (icon: ToolbarIcon, size: number) => readFileSync(`public/icon/${icon}-${size}.png`);

test.each([16, 32])("at %i px every state has an image of its own, of that size", (size) => {
  const digests = ICONS.map((icon) => {
    const png = read(icon, size);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    return createHash("sha256").update(png).digest("hex");
  });
  expect(new Set(digests).size).toBe(ICONS.length);
});

test("the drawings differ by shape: no two are the same once their colours are gone", () => {
  const shapes = ICONS.map((icon) =>
    readFileSync(`assets/states/${icon}.svg`, "utf8")
      .replace(/#[0-9a-f]{3,6}/g, "")
      .replace(/<title>.*<\/title>/, ""),
  );
  expect(new Set(shapes).size).toBe(ICONS.length);
});

test("only what is watched in full has the full seal", () => {
  const kinds = ["protected", "partly", "not-protected", "not-watched", "cannot-check"] as const;
  expect(kinds.map(toToolbarIcon)).toEqual(["protected", "partly", "off", "off", "doubt"]);
});

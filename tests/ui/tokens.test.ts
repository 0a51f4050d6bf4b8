import { describe, expect, test } from "vitest";
import { HIGHLIGHT_STYLE, highlightName, LAYER_STYLE, MARK_COLORS } from "../../src/marks/style.ts";
import { SEVERITIES } from "../../src/model/categories.ts";
import { CONTRAST, CONTRAST_DARK, DARK, LIGHT, type Palette } from "../../src/ui/styles/tokens.ts";
import { toToolbarBadge } from "../../src/ui/view-models/badge-view.ts";

/** WCAG 2.2: text 4.5:1, icons and edges of controls 3:1. */
const TEXT = 4.5;
const SHAPE = 3;

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test("contrast is computed as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each<[string, Palette]>([
  ["light", LIGHT],
  ["dark", DARK],
  ["more contrast, light", CONTRAST],
  ["more contrast, dark", CONTRAST_DARK],
])("%s", (_name, palette) => {
  const { surface, raised, accentSoft } = palette;

  test.each(["text", "muted", "accent"] as const)("%s can be read on each background", (name) => {
    for (const back of [surface, raised]) expect(contrast(palette[name], back)).toBeGreaterThanOrEqual(TEXT);
  });

  test("buttons can be read, at rest and under the pointer", () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(palette.onAccent, palette.accentHover)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(palette.text, accentSoft)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(palette.accent, accentSoft)).toBeGreaterThanOrEqual(TEXT);
  });

  test("edges of controls and the focus ring can be seen", () => {
    for (const back of [surface, raised]) {
      expect(contrast(palette.edge, back)).toBeGreaterThanOrEqual(SHAPE);
      expect(contrast(palette.focus, back)).toBeGreaterThanOrEqual(SHAPE);
    }
  });

  test.each(SEVERITIES)("%s can be read as a word, on the surface and on its own tint", (severity) => {
    const color = palette.severity[severity];
    for (const back of [surface, raised, palette.severitySoft[severity]]) {
      expect(contrast(color, back)).toBeGreaterThanOrEqual(TEXT);
    }
  });
});

test.each(SEVERITIES)("a mark of %s can be seen in a white and in a dark letter", (severity) => {
  for (const page of ["#ffffff", "#202124"])
    expect(contrast(MARK_COLORS[severity], page)).toBeGreaterThanOrEqual(SHAPE);
});

test("marks differ by their line as well as by colour, in rich letters and in plain fields", () => {
  const lineOf = (css: string, selector: string) => {
    const rule = css.split("\n").find((line) => line.startsWith(`${selector} {`)) ?? "";
    return /underline (\w+) \S+ (#\w+);/.exec(rule)?.slice(1);
  };
  const lines = ["dotted", "wavy", "double", "solid"];
  for (const [at, severity] of SEVERITIES.entries()) {
    const wanted = [lines[at], MARK_COLORS[severity]];
    expect(lineOf(HIGHLIGHT_STYLE, `::highlight(${highlightName(severity)})`)).toEqual(wanted);
    expect(lineOf(LAYER_STYLE, `.${severity}`)).toEqual(wanted);
  }
});

test("white can be read on each colour of the toolbar button", () => {
  const kinds = ["protected", "partly", "findings", "checking", "waiting", "cannot-check", "not-watched"] as const;
  for (const kind of kinds) {
    const badge = toToolbarBadge({ kind, counts: [{ severity: "block", count: 120, label: "" }], label: "" });
    expect(contrast("#ffffff", badge.color)).toBeGreaterThanOrEqual(TEXT);
    expect(badge.text.length).toBeLessThanOrEqual(4);
  }
});

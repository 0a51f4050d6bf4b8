import type { Severity } from "../../model/categories.ts";
import type { Appearance } from "../../model/settings.ts";

/** Colours of one scheme. Names say the use; a test holds every pair that stands together to WCAG AA. */
export type Palette = {
  surface: string;
  /** Blocks on the surface: previews, notes, the closed cards' hover. */
  raised: string;
  text: string;
  muted: string;
  /** Between parts; decoration only. */
  line: string;
  /** Around what can be pressed or filled. */
  edge: string;
  accent: string;
  accentHover: string;
  onAccent: string;
  accentSoft: string;
  focus: string;
  backdrop: string;
  shadow: string;
  severity: Record<Severity, string>;
  severitySoft: Record<Severity, string>;
};

export const LIGHT: Palette = {
  surface: "#ffffff",
  raised: "#f4f6f7",
  text: "#1b2126",
  muted: "#57616a",
  line: "#dde2e5",
  edge: "#7b858d",
  accent: "#0b5c63",
  accentHover: "#084a50",
  onAccent: "#ffffff",
  accentSoft: "#e2f0f1",
  focus: "#0b5c63",
  backdrop: "rgb(20 26 30 / 45%)",
  shadow: "0 6px 24px rgb(20 26 30 / 18%), 0 0 0 1px rgb(20 26 30 / 8%)",
  severity: { info: "#5b656e", warn: "#8a5200", review: "#4338a8", block: "#b3201c" },
  severitySoft: { info: "#eff1f3", warn: "#fdf1dc", review: "#edebfb", block: "#fdebe9" },
};

export const DARK: Palette = {
  surface: "#1e2327",
  raised: "#282e33",
  text: "#eceff1",
  muted: "#adb6bd",
  line: "#383f45",
  edge: "#87919a",
  accent: "#6fcfd2",
  accentHover: "#93dfe1",
  onAccent: "#06282b",
  accentSoft: "#173b3f",
  focus: "#8fdcde",
  backdrop: "rgb(0 0 0 / 60%)",
  shadow: "0 6px 24px rgb(0 0 0 / 50%), 0 0 0 1px rgb(255 255 255 / 12%)",
  severity: { info: "#adb6bd", warn: "#f2b757", review: "#b7b0ff", block: "#ff938b" },
  severitySoft: { info: "#30373c", warn: "#3d3017", review: "#2d2b50", block: "#4a2422" },
};

/** More contrast: by the system's wish, or the writer's. Differences of surface give way to edges. */
export const CONTRAST: Palette = {
  surface: "#ffffff",
  raised: "#ffffff",
  text: "#000000",
  muted: "#1f262b",
  line: "#4b555d",
  edge: "#000000",
  accent: "#00393e",
  accentHover: "#001f22",
  onAccent: "#ffffff",
  accentSoft: "#d3ecee",
  focus: "#00393e",
  backdrop: "rgb(0 0 0 / 75%)",
  shadow: "0 0 0 2px #000000",
  severity: { info: "#2b343b", warn: "#5e3700", review: "#2b2286", block: "#850f0c" },
  severitySoft: { info: "#ffffff", warn: "#ffffff", review: "#ffffff", block: "#ffffff" },
};

export const CONTRAST_DARK: Palette = {
  surface: "#000000",
  raised: "#000000",
  text: "#ffffff",
  muted: "#e2e7ea",
  line: "#aab4bb",
  edge: "#ffffff",
  accent: "#8ff0f3",
  accentHover: "#c4fbfc",
  onAccent: "#001a1c",
  accentSoft: "#00363a",
  focus: "#8ff0f3",
  backdrop: "rgb(0 0 0 / 85%)",
  shadow: "0 0 0 2px #ffffff",
  severity: { info: "#e2e7ea", warn: "#ffd38a", review: "#d4d0ff", block: "#ffb9b4" },
  severitySoft: { info: "#000000", warn: "#000000", review: "#000000", block: "#000000" },
};

/**
 * The custom properties under `selector`: as the system prefers, unless `data-appearance` on the element says what the
 * writer chose.
 */
export function toTokenCss(selector: string): string {
  const bySystem = `${selector}:not([data-appearance])`;
  const chosen = (appearance: Exclude<Appearance, "system">) => `${selector}[data-appearance="${appearance}"]`;
  const dark = "(prefers-color-scheme: dark)";
  return [
    `${selector} { color-scheme: light dark; ${toProperties(LIGHT)} }`,
    `@media ${dark} { ${bySystem} { ${toProperties(DARK)} } }`,
    `@media (prefers-contrast: more) { ${bySystem} { ${toProperties(CONTRAST)} } }`,
    `@media (prefers-contrast: more) and ${dark} { ${bySystem} { ${toProperties(CONTRAST_DARK)} } }`,
    `${chosen("light")} { color-scheme: light; }`,
    `${chosen("dark")} { color-scheme: dark; ${toProperties(DARK)} }`,
    `${chosen("contrast")} { ${toProperties(CONTRAST)} }`,
    `@media ${dark} { ${chosen("contrast")} { ${toProperties(CONTRAST_DARK)} } }`,
  ].join("\n");
}

/** The custom properties of a page of our own, where `data-appearance` may overrule what the browser prefers. */
export function toSchemedTokenCss(): string {
  return [
    toTokenCss(":root"),
    `:root[data-appearance="light"] { color-scheme: light; ${toProperties(LIGHT)} }`,
    `:root[data-appearance="dark"] { color-scheme: dark; ${toProperties(DARK)} }`,
  ].join("\n");
}

function toProperties(palette: Palette): string {
  const { severity, severitySoft, ...plain } = palette;
  const named: [string, string][] = [
    ...Object.entries(plain).map(([name, value]): [string, string] => [toKebab(name), value]),
    ...Object.entries(severity),
    ...Object.entries(severitySoft).map(([name, value]): [string, string] => [`${name}-soft`, value]),
  ];
  return named.map(([name, value]) => `--cs-${name}: ${value};`).join(" ");
}

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

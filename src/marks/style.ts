import { SEVERITIES, type Severity } from "../model/categories.ts";

/**
 * Colours of the marks in a letter. The letter's own background is the page's, white or dark whatever the browser
 * prefers, so each can be seen (3:1) on both.
 */
export const MARK_COLORS: Record<Severity, string> = {
  info: "#80868b",
  warn: "#b26a00",
  review: "#7168e0",
  block: "#d93c34",
};

/** The line differs as well, so that colour is never alone. */
const LINES: Record<Severity, string> = {
  info: "dotted 2px",
  warn: "wavy 1.5px",
  review: "double 1.5px",
  block: "solid 3px",
};

/** Behind the words; a hint has a line alone. */
const TINTS: Record<Severity, string | undefined> = {
  info: undefined,
  warn: "rgb(255 193 7 / 0.14)",
  review: "rgb(113 104 224 / 0.12)",
  block: "rgb(217 48 37 / 0.12)",
};

/** Name under which a severity's highlight stands in `CSS.highlights`. */
export const highlightName = (severity: Severity): string => `countersign-${severity}`;

function declarations(severity: Severity): string {
  const tint = TINTS[severity];
  const line = `text-decoration: underline ${LINES[severity]} ${MARK_COLORS[severity]};`;
  return tint ? `${line} background-color: ${tint};` : line;
}

/** Style of highlights, for the document or shadow root that holds the letter. */
export const HIGHLIGHT_STYLE = `
${SEVERITIES.map((severity) => `::highlight(${highlightName(severity)}) { ${declarations(severity)} }`).join("\n")}
@media (forced-colors: active) {
  ${SEVERITIES.map((severity) => `::highlight(${highlightName(severity)})`).join(", ")} {
    background-color: Canvas; color: CanvasText; text-decoration-color: CanvasText;
  }
}`;

/** Style of the layer over plain fields: the same marks by class. */
export const LAYER_STYLE = `
.clip { position: fixed; overflow: hidden; pointer-events: none; }
.text { box-sizing: border-box; color: transparent; min-height: 100%; }
${SEVERITIES.map((severity) => `.${severity} { ${declarations(severity)} }`).join("\n")}
@media (forced-colors: active) {
  .clip { forced-color-adjust: none; }
  ${SEVERITIES.map((severity) => `.${severity}`).join(", ")} { background: none; text-decoration-color: CanvasText; }
}`;

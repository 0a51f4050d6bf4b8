import { all, isShown } from "../adapters/dom.ts";
import { boxIn, linesIn } from "./host.ts";
import type { Letter } from "./letter.ts";
import type { Clear } from "./placement.ts";

export const toClear = (all: readonly Clear[]): Clear => ({
  controls: all.flatMap(({ controls }) => controls),
  text: all.flatMap(({ text }) => text),
});

/** The places in a letter that nothing of ours may cover. */
export function clearOf(doc: Document, one: Letter): Clear {
  const { root } = one.surface;
  const fields = all(root, "input:not([type=hidden]), [role=combobox], select");
  const controls = [...one.exits().map(({ control }) => control), ...fields].filter(isShown);
  const body = one.reading()?.body.host;
  const text = body ? (body.tagName === "TEXTAREA" ? [boxIn(doc, body)] : linesIn(doc, body)) : [];
  return { controls: controls.map((control) => boxIn(doc, control)), text };
}

import type { Attachment } from "../../model/draft.ts";
import { all, isTextField } from "../dom.ts";
import { holds } from "../shadow.ts";
import { FILE_PLACES } from "./beside.ts";
import { actionWords } from "./names.ts";
import type { Parts } from "./parts.ts";
import { rowOf } from "./recipients.ts";

const FILE_NAME = /[^\s/\\:*?"<>|][^/\\:*?"<>|\n]{0,120}\.[a-z0-9]{1,8}(?![a-z0-9.@])/i;
/** What a page says of files beside them reads like a name too: a size, a number, the kinds that may be given. */
const NO_NAME = /\.\d+[kmg]?b?$|(?:^|[\s,;(])\.[a-z0-9]+$/i;
const ENTRY_CHARS = 200;
const MAX_ENTRIES = 600;

/** Files that go with a letter, as far as the page shows them; `uploading` while one is still on its way. */
export type Files = { list: Attachment[]; uploading: boolean };

/**
 * @param named places that a definition names @param beside finds places outside the letter; asked when it has none in it
 * @returns nothing when the page has no place for files
 */
export function readFiles(
  parts: Parts,
  named: readonly HTMLElement[] = [],
  beside: () => readonly HTMLElement[] = () => [],
): Files | undefined {
  const { root, body } = parts;
  const inputs = all(root, "input[type=file]");
  const rows = inputs.map((input) => rowOf(input, root)).filter((row) => row !== root);
  const inside = [...named, ...all(root, FILE_PLACES), ...rows].filter(
    (el) => !body || !(holds(body.element, el) || holds(el, body.element)),
  );
  // A button that attaches shows no files.
  const isListed = inputs.length > 0 || inside.some((el) => !el.closest("button, a, [role=button]"));
  const places = isListed ? inside : [...inside, ...beside()];
  const stored = all(root, "select, input").filter((el) => isStored(el));
  if (inputs.length === 0 && places.length === 0 && stored.length === 0) return undefined;

  const list: Attachment[] = [];
  const add = (file: Attachment) => {
    if (!list.some((one) => one.name === file.name)) list.push(file);
  };
  for (const input of inputs) {
    for (const file of (input as HTMLInputElement).files ?? [])
      add({ name: file.name, size: file.size, type: file.type });
  }
  for (const el of stored) {
    const name = isTextField(el) ? el.value : (el as HTMLSelectElement).selectedOptions[0]?.textContent;
    if (name?.trim()) add({ name: name.trim() });
  }
  for (const place of places) for (const name of namesIn(place)) add({ name });
  const uploading = places.some((place) =>
    place.querySelector("progress, [role=progressbar], [aria-busy=true], [data-uploading]"),
  );
  return { list, uploading };
}

/** A field that names a document the page keeps itself. */
function isStored(el: HTMLElement): boolean {
  const words = [...actionWords(el.getAttribute("name")), ...actionWords(el.id)];
  if (el.tagName === "SELECT") return words.some((word) => /^(?:document|documents|file)$/.test(word));
  return isTextField(el) && words.some((word) => word === "filename");
}

/** The innermost entries of a place that read like a file's name; name and suffix may stand apart. */
function namesIn(place: HTMLElement): string[] {
  const entries = [place, ...all(place, "*").slice(0, MAX_ENTRIES)].filter((el) => {
    if (el.matches("input, select, option, textarea, script, style, label")) return false;
    const text = el.textContent ?? "";
    return text.length < ENTRY_CHARS && FILE_NAME.test(text);
  });
  const inner = entries.filter((el) => !entries.some((other) => other !== el && holds(el, other)));
  return inner.flatMap((el) => {
    const name = el.textContent?.match(FILE_NAME)?.[0]?.trim();
    return name && !NO_NAME.test(name) ? [name] : [];
  });
}

import { rootAround } from "../adapters/shadow.ts";
import { SEVERITIES, type Severity } from "../model/categories.ts";
import { addSheet, type Sheet } from "../platform/sheets.ts";
import { createWalkedWeakMap } from "../platform/weak-map.ts";
import { createMirror, type FieldMark, type TextField } from "./mirror.ts";
import { HIGHLIGHT_STYLE, highlightName } from "./style.ts";

/** One passage to mark; `words` is what stands there, so that a mark never sits on other words. */
export type Mark = { range: Range; severity: Severity; words: string } | FieldMark;
type RangeMark = Exclude<Mark, FieldMark>;

export type Marker = {
  /** Marks exactly these passages of one letter and forgets its earlier ones. */
  show(owner: object, marks: readonly Mark[]): void;
  /** Takes away marks whose words have changed since; called on every change, before the next audit. */
  dropStale(owner: object): void;
  clear(owner: object): void;
  /** Takes away everything, the style too. */
  dispose(): void;
};

type Realm = typeof globalThis & Window;

/** True when passages can be marked in this document. */
export const canMark = (doc: Document): boolean => {
  const view = doc.defaultView as Realm | null;
  return Boolean(view?.CSS?.highlights && view.Highlight);
};

/**
 * Paints passages by the CSS Custom Highlight API: the letter's DOM is not touched. Ranges are live, so a mark moves
 * with its words while others are typed around it.
 */
export function createMarker(): Marker {
  const shown = new Map<object, { doc: Document; marks: readonly RangeMark[] }>();
  const inFields = new Map<object, readonly FieldMark[]>();
  const mirror = createMirror();
  const styled = createWalkedWeakMap<Document | ShadowRoot, Sheet>();

  function paint(doc: Document): void {
    const view = doc.defaultView as Realm | null;
    if (!view || !canMark(doc)) return;
    const marks = [...shown.values()].filter((entry) => entry.doc === doc).flatMap((entry) => entry.marks);
    for (const severity of SEVERITIES) {
      const ranges = marks.filter((mark) => mark.severity === severity).map((mark) => mark.range);
      if (ranges.length === 0) {
        view.CSS.highlights.delete(highlightName(severity));
        continue;
      }
      const highlight = new view.Highlight(...ranges);
      // Where passages overlap, the stricter one is seen.
      highlight.priority = SEVERITIES.indexOf(severity);
      view.CSS.highlights.set(highlightName(severity), highlight);
    }
  }

  /** A style reaches the tree it stands in and no other: a letter in a shadow root wants it there. */
  function style(tree: Document | ShadowRoot): void {
    if (!styled.get(tree)?.isIn()) styled.set(tree, addSheet(tree, HIGHLIGHT_STYLE));
  }

  /** Draws the marks of an owner's plain fields, and takes away those of fields it has none in any more. */
  function showInFields(owner: object, marks: readonly FieldMark[]): void {
    const fields = new Set<TextField>([...(inFields.get(owner) ?? []), ...marks].map(({ field }) => field));
    inFields.set(owner, marks);
    for (const field of fields)
      mirror.show(
        field,
        marks.filter((mark) => mark.field === field),
      );
  }

  return {
    show(owner, all) {
      showInFields(owner, all.filter(isFieldMark));
      const marks = all.filter((mark): mark is RangeMark => !isFieldMark(mark));
      const before = shown.get(owner)?.doc;
      const doc = marks[0]?.range.startContainer.ownerDocument ?? before;
      if (!doc) return;
      for (const tree of new Set(marks.map(({ range }) => rootAround(range.startContainer) ?? doc))) style(tree);
      shown.set(owner, { doc, marks });
      if (before && before !== doc) paint(before);
      paint(doc);
    },
    dropStale(owner) {
      const plain = inFields.get(owner) ?? [];
      if (plain.length > 0) showInFields(owner, plain.filter(standsInField));
      const entry = shown.get(owner);
      if (!entry) return;
      const marks = entry.marks.filter(stillThere);
      if (marks.length === entry.marks.length) return;
      shown.set(owner, { ...entry, marks });
      paint(entry.doc);
    },
    clear(owner) {
      showInFields(owner, []);
      inFields.delete(owner);
      const doc = shown.get(owner)?.doc;
      shown.delete(owner);
      if (doc) paint(doc);
    },
    dispose() {
      mirror.dispose();
      inFields.clear();
      const docs = new Set([...shown.values()].map((entry) => entry.doc));
      shown.clear();
      for (const doc of docs) paint(doc);
      for (const sheet of styled.values()) sheet.remove();
    },
  };
}

const isFieldMark = (mark: Mark): mark is FieldMark => "field" in mark;

const standsInField = ({ field, start, end, words }: FieldMark): boolean =>
  squeeze(field.value.slice(start, end)) === squeeze(words);

/** Live ranges shrink and stretch with the text; one that no longer holds its words is no mark any more. */
function stillThere({ range, words }: RangeMark): boolean {
  if (range.collapsed || !range.startContainer.isConnected) return false;
  return squeeze(range.toString()) === squeeze(words);
}

/** A range over several blocks reads without the line breaks that the plain text has between them. */
const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, "");

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { pageNonce } from "../page-nonce.ts";
import type { Place } from "./pieces.ts";
import { toPieces } from "./pieces.ts";

export type LetterEditorHandle = {
  focus(): void;
  /** Shows a stretch of the text and puts the cursor over it. */
  select(start: number, end: number): void;
  /** Changes a stretch as one step that undo takes back. */
  replace(start: number, end: number, text: string): void;
};

type LetterEditorProps = {
  value: string;
  onChange(value: string): void;
  places: readonly Place[];
  labelledBy: string;
  describedBy: string;
  lang: string;
  ref?: Ref<LetterEditorHandle>;
};

const setMarks = StateEffect.define<DecorationSet>();

/** Marks move with the text until the next audit puts them anew. */
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const moved = set.map(transaction.changes);
    return transaction.effects.reduce((last, effect) => (effect.is(setMarks) ? effect.value : last), moved);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function toDecorations(text: string, places: readonly Place[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const piece of toPieces(text, places)) {
    if (piece.kind !== "text" || !piece.severity) continue;
    const attributes = { "data-severity": piece.severity };
    const mark = Decoration.mark({ class: "r-mark", attributes });
    builder.add(piece.start, piece.start + piece.text.length, mark);
  }
  return builder.finish();
}

/** Plain text with the product's marks: CodeMirror, as it keeps marks, undo and screen readers right while one types. */
export function LetterEditor({ value, onChange, places, labelledBy, describedBy, lang, ref }: LetterEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const first = useRef({ value, labelledBy, describedBy, lang });
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (!parent.current) return;
    const { labelledBy, describedBy, lang } = first.current;
    const made = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          history(),
          // Tab leaves the editor, as it leaves every field.
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.cspNonce.of(pageNonce()),
          EditorView.contentAttributes.of({
            "aria-labelledby": labelledBy,
            "aria-describedby": describedBy,
            "aria-multiline": "true",
            spellcheck: "true",
            lang,
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) tell.current(update.state.doc.toString());
          }),
          marks,
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const { current } = view;
    // Findings of a text that has changed meanwhile would point at other words.
    if (current && current.state.doc.toString() === value) {
      current.dispatch({ effects: setMarks.of(toDecorations(value, places)) });
    }
  }, [value, places]);

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    select(start, end) {
      const { current } = view;
      if (!current || end > current.state.doc.length) return;
      current.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
      current.focus();
    },
    replace(start, end, text) {
      const { current } = view;
      if (!current || end > current.state.doc.length) return;
      current.dispatch({
        changes: { from: start, to: end, insert: text },
        selection: { anchor: start + text.length },
        scrollIntoView: true,
      });
      current.focus();
    },
  }));

  return <div className="r-editor" ref={parent} />;
}

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { useEffect, useMemo, useRef } from "react";
import type * as z from "zod";
import { useIssueWords } from "../components/use-issue-words.ts";
import { completeBy, hoverBy, issuesIn, type ReadJson, readJson, toDiagnostic, toSchema } from "./schema-help.ts";

type JsonEditorProps = {
  label: string;
  value: unknown;
  schema: z.ZodType;
  isReadOnly?: boolean;
  /** The text as a value each time it is whole JSON, and where not otherwise. */
  onChange(read: ReadJson): void;
  /** Another value has taken the place of what was typed. */
  onPutIn?(): void;
};

/** A value that was put in from outside, and by nobody who types. */
const putIn = Annotation.define<true>();

/** Gave to the page's own style elements by the hub, new with each answer. */
const nonceOfPage = (): string =>
  document.querySelector<HTMLElement>("script[nonce],link[nonce],meta[nonce]")?.nonce ?? "";

/**
 * A value as JSON, with completion, what may stand where, and what is wrong at its place, all by the schema. Escape and then
 * Tab leaves it, so that it never keeps the keyboard.
 */
export function JsonEditor({ label, value, schema, isReadOnly, onChange, onPutIn }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const told = useRef(value);
  const { sentence } = useIssueWords();
  const latest = useRef({ onChange, onPutIn, sentence });
  latest.current = { onChange, onPutIn, sentence };
  const jsonSchema = useMemo(() => toSchema(schema), [schema]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the value it begins with; later ones are put in below
  useEffect(() => {
    if (!host.current) return;
    let last = value;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: JSON.stringify(value, undefined, 2),
        extensions: [
          EditorView.cspNonce.of(nonceOfPage()),
          lineNumbers(),
          history(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          json(),
          // Named in classes: the colours are those of the page, light and dark.
          syntaxHighlighting(classHighlighter),
          autocompletion({ override: [completeBy(jsonSchema, () => last)] }),
          hoverBy(jsonSchema, () => last),
          lintGutter(),
          ownSigns(),
          linter(({ state }) => issuesIn(state, schema).map((found) => toDiagnostic(found, latest.current.sentence))),
          EditorState.readOnly.of(isReadOnly === true),
          // What scrolls is reached by keyboard, also where it can’t be written in.
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const read = readJson(update.state);
            if ("value" in read) {
              last = read.value;
              told.current = read.value;
            }
            if (update.transactions.some((one) => one.annotation(putIn))) latest.current.onPutIn?.();
            else latest.current.onChange(read);
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [jsonSchema, schema, label, isReadOnly]);

  useEffect(() => {
    const { current } = view;
    if (!current || value === told.current) return;
    told.current = value;
    const text = JSON.stringify(value, undefined, 2);
    if (text === current.state.doc.toString()) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text }, annotations: putIn.of(true) });
  }, [value]);

  return <div ref={host} className="p-json" />;
}

/** The library draws its signs of a mistake by images out of the style sheet, which the page's content policy stops. */
function ownSigns() {
  return EditorView.theme({
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--cs-block)" },
    ".cm-lint-marker-error": {
      content: "normal",
      width: "10px",
      height: "10px",
      margin: "5px 2px 0",
      borderRadius: "50%",
      backgroundColor: "var(--cs-block)",
    },
  });
}

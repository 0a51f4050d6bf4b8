import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { Diagnostic } from "@codemirror/lint";
import type { EditorState } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import * as z from "zod";
import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt, toIssue } from "../../model/issues.ts";
import { placeAt, rangeOf, type Slice } from "./locate.ts";
import {
  beginningOf,
  choicesOf,
  describeSchema,
  missingProperties,
  type Path,
  type Schema,
  schemasAt,
} from "./schema.ts";

const sliceOf =
  (state: EditorState): Slice =>
  (from, to) =>
    state.sliceDoc(from, to);

/** The text as a value, or the line, from 1, in which it stops to be JSON. */
export type ReadJson = { value: unknown } | { brokenLine: number };

export function readJson(state: EditorState): ReadJson {
  const value = parseJson(state.doc.toString());
  return value === undefined ? { brokenLine: state.doc.lineAt(brokenAt(state)).number } : { value };
}

/** Undefined, which JSON has no word for, where it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the text stops to be JSON by its grammar; its end where that can't be told. */
function brokenAt(state: EditorState): number {
  let at: number | undefined;
  syntaxTree(state).iterate({
    enter({ type, from }) {
      if (type.isError) at ??= from;
      return at === undefined;
    },
  });
  return at ?? state.doc.length;
}

/** The JSON Schema of what a person writes: what has a default may be left out. */
// Zod writes a wider type than is read here; what is not known is not looked at.
export const toSchema = (of: z.ZodType): Schema =>
  z.toJSONSchema(of, { io: "input", unrepresentable: "any" }) as Schema;

/** Names and values that may stand where the cursor is. @param last what the text said when it was last whole */
export function completeBy(schema: Schema, last: () => unknown) {
  return (context: CompletionContext): CompletionResult | null | Promise<CompletionResult | null> => {
    const { state, pos, explicit } = context;
    const place = placeAt(syntaxTree(state), sliceOf(state), pos);
    if (!place || (!explicit && place.from === place.to)) return null;
    const schemas = schemasAt(schema, place.path, last());
    if (place.kind === "value") {
      const options = choicesOf(schemas).map((value) => ({ label: JSON.stringify(value), type: "enum" }));
      return options.length === 0 ? null : { from: place.from, to: place.to, options, filter: place.from < place.to };
    }
    const isWhole = state
      .sliceDoc(place.to, place.to + 40)
      .trimStart()
      .startsWith(":");
    const value = place.path.reduce<unknown>(
      (here, key) =>
        typeof here === "object" && here !== null ? (here as Record<PropertyKey, unknown>)[key] : undefined,
      last(),
    );
    const options = missingProperties(schemas, value).map(({ name, schema: own, isRequired }) => ({
      label: JSON.stringify(name),
      type: "property",
      detail: describeSchema([own]),
      boost: isRequired ? 1 : 0,
      apply: isWhole ? JSON.stringify(name) : `${JSON.stringify(name)}: ${beginningOf(own)}`,
    }));
    return options.length === 0 ? null : { from: place.from, to: place.to, options };
  };
}

/** What a name or value has to be, shown where the pointer rests. */
export const hoverBy = (schema: Schema, last: () => unknown) =>
  hoverTooltip((view, pos) => {
    const { state } = view;
    const place = placeAt(syntaxTree(state), sliceOf(state), pos);
    if (!place || place.from === place.to) return null;
    const slice = state.sliceDoc(place.from, place.to);
    const name = parseJson(slice);
    const path: Path = place.kind === "name" && name !== undefined ? [...place.path, String(name)] : place.path;
    const text = describeSchema(schemasAt(schema, path, last()));
    if (text === "") return null;
    return {
      pos: place.from,
      end: place.to,
      create() {
        const dom = document.createElement("div");
        dom.className = "p-hover";
        dom.textContent = `${path.at(-1) ?? ""}: ${text}`;
        return { dom };
      },
    };
  });

export type Found = { issue: Issue; from: number; to: number };

/** Everything wrong with the text by a schema, at its place. */
export function issuesIn(state: EditorState, schema: z.ZodType): Found[] {
  const read = readJson(state);
  if ("brokenLine" in read) {
    const from = Math.max(0, Math.min(brokenAt(state), state.doc.length - 1));
    const issue = issueAt(say("where.line", { line: read.brokenLine }), say("json"), say("something-else"));
    return [{ issue, from, to: Math.min(from + 1, state.doc.length) }];
  }
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.filter((key): key is string | number => typeof key !== "symbol");
    return { issue: toIssue(issue, read.value), ...rangeOf(syntaxTree(state), sliceOf(state), path) };
  });
}

export const toDiagnostic = ({ issue, from, to }: Found, message: (issue: Issue) => string): Diagnostic => ({
  from,
  to,
  severity: "error",
  message: message(issue),
});

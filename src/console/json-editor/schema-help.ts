import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { Diagnostic } from "@codemirror/lint";
import type { EditorState } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import * as z from "zod";
import { type Issue, toIssue } from "../../model/issues.ts";
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

/** The text as a value; half-written text as far as it was understood last. */
export function readJson(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
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
    const name = readJson(slice);
    const path: Path = place.kind === "name" && "value" in name ? [...place.path, String(name.value)] : place.path;
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
  const read = readJson(state.doc.toString());
  if ("reason" in read) {
    const at = positionIn(read.reason, state.doc.length);
    return [
      { issue: { path: "", expected: "JSON", found: read.reason }, from: at, to: Math.min(at + 1, state.doc.length) },
    ];
  }
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.filter((key): key is string | number => typeof key !== "symbol");
    return { issue: toIssue(issue, read.value), ...rangeOf(syntaxTree(state), sliceOf(state), path) };
  });
}

/** Engines say “position 12” or “line 1 column 13”; where they say neither it is the end. */
function positionIn(reason: string, length: number): number {
  const found = /position (\d+)/.exec(reason);
  return found ? Math.min(Number(found[1]), length) : Math.max(0, length - 1);
}

export const toDiagnostic = ({ issue, from, to }: Found, message: (issue: Issue) => string): Diagnostic => ({
  from,
  to,
  severity: "error",
  message: message(issue),
});

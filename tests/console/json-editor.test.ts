import { CompletionContext } from "@codemirror/autocomplete";
import { json } from "@codemirror/lang-json";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { placeAt, rangeOf } from "../../src/console/json-editor/locate.ts";
import { choicesOf, describeSchema, schemasAt } from "../../src/console/json-editor/schema.ts";
import { completeBy, issuesIn, toSchema } from "../../src/console/json-editor/schema-help.ts";
import { ruleSchema } from "../../src/model/policy.ts";

const schema = toSchema(ruleSchema);

function stateOf(doc: string): EditorState {
  const state = EditorState.create({ doc, extensions: [json()] });
  ensureSyntaxTree(state, doc.length);
  return state;
}
function treeOf(doc: string) {
  const state = stateOf(doc);
  const tree = ensureSyntaxTree(state, doc.length);
  if (!tree) throw new Error("expected a tree");
  return { tree, slice: (from: number, to: number) => state.sliceDoc(from, to) };
}
/** The text with `|` where the cursor is. */
function offer(marked: string, last: unknown) {
  const pos = marked.indexOf("|");
  const state = stateOf(marked.replace("|", ""));
  const found = completeBy(schema, () => last)(new CompletionContext(state, pos, true));
  if (found instanceof Promise) throw new Error("expected an answer at once");
  return found?.options.map(({ label }) => label) ?? [];
}

test("a value's place is found by its path, and of what is missing the sign that should hold it", () => {
  const doc = '{"a": {"b": [1, "two", {"c": true}]}}';
  const { tree, slice } = treeOf(doc);
  const textAt = (path: (string | number)[]) => {
    const { from, to } = rangeOf(tree, slice, path);
    return doc.slice(from, to);
  };
  expect(textAt(["a", "b", 1])).toBe('"two"');
  expect(textAt(["a", "b", 2, "c"])).toBe("true");
  expect(textAt(["a", "missing"])).toBe("{");
});

test("the cursor's place: a name, a value, or one that is yet to come", () => {
  const doc = '{"severity": "warn", "hits": ["x", ], "m": }';
  const { tree, slice } = treeOf(doc);
  expect(placeAt(tree, slice, doc.indexOf("warn"))).toMatchObject({ kind: "value", path: ["severity"] });
  expect(placeAt(tree, slice, 3)).toMatchObject({ kind: "name", path: [] });
  expect(placeAt(tree, slice, doc.indexOf(", ]") + 2)).toMatchObject({ kind: "value", path: ["hits", 1] });
});

test("names that are missing and values that may stand are offered", () => {
  const names = offer('{"id": "a", "|"}', { id: "a" });
  expect(names).toContain('"severity"');
  expect(names).not.toContain('"id"');
  expect(offer('{"severity": "|"}', {})).toEqual(['"info"', '"warn"', '"review"', '"block"']);
  const phrases = { detect: [{ kind: "phrases" }] };
  expect(offer('{"detect": [{"kind": "phrases", "|"}]}', phrases)).toContain('"unless"');
});

test("a union is narrowed by what the value says of itself", () => {
  const at = schemasAt(schema, ["detect", 0, "sure"], { detect: [{ kind: "phrases" }] });
  expect(choicesOf(at)).toEqual([true, false]);
  expect(describeSchema(schemasAt(schema, ["severity"], {}))).toBe('"info" | "warn" | "review" | "block"');
});

test("what is wrong stands at its place", () => {
  const doc = '{"id": "a", "severity": "loud"}';
  const found = issuesIn(stateOf(doc), ruleSchema);
  const severity = found.find(({ issue }) => issue.path === "severity");
  expect(severity && doc.slice(severity.from, severity.to)).toBe('"loud"');
  expect(found.find(({ issue }) => issue.path === "detect")).toMatchObject({ from: 0, to: 1 });
  expect(issuesIn(stateOf("{,}"), ruleSchema)).toMatchObject([{ issue: { expected: "JSON" } }]);
});

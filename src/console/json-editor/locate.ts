import type { syntaxTree } from "@codemirror/language";
import type { Path } from "./schema.ts";

type Tree = ReturnType<typeof syntaxTree>;

/** Reads a part of the editor's text. */
export type Slice = (from: number, to: number) => string;
type Node = Tree["topNode"];

/** The place in the text of the value at a path; of the deepest part that is there when the path goes beyond. */
export function rangeOf(tree: Tree, slice: Slice, path: Path): { from: number; to: number } {
  let node: Node | null = tree.topNode.firstChild;
  let range = { from: tree.topNode.from, to: tree.topNode.to };
  if (node) range = { from: node.from, to: node.to };
  for (const key of path) {
    if (!node) break;
    const next = childAt(node, slice, key);
    if (!next) {
      // Something is missing here: what should hold it is marked by its first sign.
      return { from: range.from, to: Math.min(range.to, range.from + 1) };
    }
    node = next;
    range = { from: node.from, to: node.to };
  }
  return range;
}

function childAt(node: Node, slice: Slice, key: string | number): Node | null {
  if (typeof key === "number") {
    if (node.name !== "Array") return null;
    return valuesOf(node)[key] ?? null;
  }
  if (node.name !== "Object") return null;
  for (const property of node.getChildren("Property")) {
    if (nameOf(property, slice) === key) return property.lastChild?.name === "PropertyName" ? null : property.lastChild;
  }
  return null;
}

const VALUES = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

function valuesOf(array: Node): Node[] {
  const values: Node[] = [];
  for (let child = array.firstChild; child; child = child.nextSibling) if (VALUES.has(child.name)) values.push(child);
  return values;
}

function nameOf(property: Node, slice: Slice): string | undefined {
  const name = property.getChild("PropertyName");
  if (!name) return undefined;
  try {
    return String(JSON.parse(slice(name.from, name.to)));
  } catch {
    return undefined;
  }
}

export type Place = {
  /** Of the object when a name is being written, of the value otherwise. */
  path: Path;
  kind: "name" | "value";
  /** What is there already and would be replaced. */
  from: number;
  to: number;
};

/** What stands, or would stand, at an offset. */
export function placeAt(tree: Tree, slice: Slice, offset: number): Place | undefined {
  const node = tree.resolveInner(offset, -1);
  if (node.name === "PropertyName") {
    const object = node.parent?.parent;
    return object ? { path: pathOf(object, slice), kind: "name", from: node.from, to: node.to } : undefined;
  }
  if (VALUES.has(node.name) && node.name !== "Object" && node.name !== "Array") {
    return { path: pathOf(node, slice), kind: "value", from: node.from, to: node.to };
  }
  const here = { from: offset, to: offset };
  const holder = enclosing(node);
  if (holder?.name === "Object") return { path: pathOf(holder, slice), kind: "name", ...here };
  if (holder?.name === "Array") {
    const at = valuesOf(holder).filter((value) => value.to <= offset).length;
    return { path: [...pathOf(holder, slice), at], kind: "value", ...here };
  }
  if (holder?.name === "Property") {
    const name = nameOf(holder, slice);
    const object = holder.parent;
    if (name === undefined || !object) return undefined;
    return { path: [...pathOf(object, slice), name], kind: "value", ...here };
  }
  return undefined;
}

/** The object, array or half-written property that an offset between signs belongs to. */
function enclosing(start: Node): Node | null {
  for (let node: Node | null = start; node; node = node.parent) {
    if (node.name === "Object" || node.name === "Array" || node.name === "Property") return node;
  }
  return null;
}

function pathOf(node: Node, slice: Slice): Path {
  const { parent } = node;
  if (!parent) return [];
  if (parent.name === "Property") {
    const name = nameOf(parent, slice) ?? "";
    return parent.parent ? [...pathOf(parent.parent, slice), name] : [name];
  }
  if (parent.name === "Array") {
    const at = valuesOf(parent).findIndex((value) => value.from === node.from);
    return [...pathOf(parent, slice), at];
  }
  return [];
}

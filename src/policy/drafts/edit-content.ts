import { type DraftContent, type DraftEdit, draftContentSchema } from "../../model/exchange/policy-work.ts";

/** What an edit did: the value at its path before and after; absent where there was or is nothing. */
export type Change = { path: string[]; before?: unknown; after?: unknown };

export type EditResult = { kind: "edited"; content: DraftContent; changes: Change[] } | { kind: "refused"; at: number };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Applies edits in order; what they don't touch is shared with the content given. Refused as a whole, with the number of
 * the edit, when a path leads through something that is not there, or the result is no draft.
 */
export function editContent(content: DraftContent, edits: readonly DraftEdit[]): EditResult {
  let next: unknown = content;
  const changes: Change[] = [];
  for (const [at, { path, value }] of edits.entries()) {
    if (path.some((key) => FORBIDDEN.has(key))) return { kind: "refused", at };
    const before = valueAt(next, path);
    const edited = put(next, path, value);
    if (edited === undefined) return { kind: "refused", at };
    next = edited.whole;
    if (same(before, value)) continue;
    changes.push({
      path: [...path],
      ...(before === undefined ? {} : { before }),
      ...(value === undefined ? {} : { after: value }),
    });
  }
  const parsed = draftContentSchema.safeParse(next);
  if (!parsed.success) return { kind: "refused", at: edits.length - 1 };
  return { kind: "edited", content: parsed.data, changes };
}

/** True when a check of the draft still holds after these edits: how long a version is to hold says nothing of its rules. */
export const keepsCheck = (edits: readonly DraftEdit[]): boolean =>
  edits.every(({ path }) => path.length === 1 && path[0] === "validDays");

/** What stands at a path; undefined when nothing does. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce(child, root);
}

/** True when two values say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, at) => same(entry, b[at]));
  }
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a).filter((key) => a[key] !== undefined);
  const others = Object.keys(b).filter((key) => b[key] !== undefined);
  return keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The name by which an entry of a list is found. */
export function nameOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return undefined;
  const name = entry.id ?? entry.team;
  return typeof name === "string" ? name : undefined;
}

function child(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.find((entry) => nameOf(entry) === key);
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

const LISTS = new Set(["rules", "templates", "followUps", "allow", "teams"]);

/** What begins where nothing stands yet. Of a layer, `rules` and the like hold changes by id; elsewhere they are lists. */
const beginning = (key: string, parent: string | undefined): unknown =>
  LISTS.has(key) && parent !== "layer" ? [] : {};

/** The whole with the value put at the path; undefined when the path leads nowhere. */
function put(
  whole: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  parent?: string,
): { whole: unknown } | undefined {
  if (key === undefined) return { whole: value };
  const known = child(whole, key);
  if (known === undefined && value === undefined) return { whole };
  const inner = rest.length === 0 ? { whole: value } : put(known ?? beginning(key, parent), rest, value, key);
  if (!inner) return undefined;
  if (Array.isArray(whole)) {
    const at = whole.findIndex((entry) => nameOf(entry) === key);
    if (inner.whole === undefined) return { whole: whole.filter((_, index) => index !== at) };
    if (at < 0) return { whole: [...whole, inner.whole] };
    return { whole: whole.map((entry, index) => (index === at ? inner.whole : entry)) };
  }
  if (!isRecord(whole)) return undefined;
  if (inner.whole !== undefined) return { whole: { ...whole, [key]: inner.whole } };
  const { [key]: _gone, ...kept } = whole;
  return { whole: kept };
}

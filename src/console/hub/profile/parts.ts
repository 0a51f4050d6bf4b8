import * as z from "zod";
import { say } from "../../../model/issue-words.ts";
import { type Issue, issueAt, toIssue } from "../../../model/issues.ts";
import { orgProfileSchema } from "../../../model/org.ts";

/** Tables of a profile that people change by row, those changed most often first. */
export const PARTS = [
  "customers",
  "commitments",
  "glossary",
  "faxBook",
  "roles",
  "dealers",
  "competitors",
  "holidays",
] as const;
export type Part = (typeof PARTS)[number];
export const isPart = (name: string): name is Part => PARTS.some((part) => part === name);

/** What a person writes for one field: an entry a line for lists. */
export type FieldKind = "text" | "number" | "yes-no" | "list" | "choice";
export type FieldDef = { name: string; kind: FieldKind; isRequired: boolean; options: readonly string[] };

export type Row = Readonly<Record<string, unknown>>;
/** A row as a form has it. */
export type Typed = Readonly<Record<string, string | boolean>>;

const { shape } = orgProfileSchema;
const address = shape.roles.unwrap().valueType.element;

/** Of each table: what a row is, and what tells one row from another. */
const TABLES: Record<Part, { row: z.ZodObject; key?: string }> = {
  customers: { row: shape.customers.unwrap().element, key: "name" },
  commitments: { row: shape.commitments.unwrap().element, key: "topic" },
  glossary: { row: shape.glossary.unwrap().element },
  faxBook: { row: shape.faxBook.unwrap().element, key: "number" },
  // A record in the profile, role to addresses.
  roles: { row: z.object({ role: z.string().min(1), addresses: z.array(address).min(1) }), key: "role" },
  dealers: { row: shape.dealers.unwrap().element, key: "name" },
  competitors: { row: shape.competitors.unwrap().element },
  holidays: { row: shape.holidays.unwrap().element },
};

/** The fields of a table's rows, as the profile's schema has them. */
export const fieldsOf = (part: Part): FieldDef[] =>
  Object.entries(TABLES[part].row.shape).map(([name, schema]) => toField(name, schema as z.ZodType));

function toField(name: string, schema: z.ZodType): FieldDef {
  const isLeftOut = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  // What is inside a default or an optional schema is a schema.
  const inner = isLeftOut ? (schema.unwrap() as z.ZodType) : schema;
  const options = inner instanceof z.ZodEnum ? inner.options.map(String) : [];
  return { name, kind: kindOf(inner), isRequired: !isLeftOut, options };
}

function kindOf(schema: z.ZodType): FieldKind {
  if (schema instanceof z.ZodNumber) return "number";
  if (schema instanceof z.ZodBoolean) return "yes-no";
  if (schema instanceof z.ZodArray) return "list";
  return schema instanceof z.ZodEnum ? "choice" : "text";
}

export const isRec = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A table's rows in a profile as it is written; undefined when what stands there is no table. */
export function rowsOf(profile: unknown, part: Part): Row[] | undefined {
  const value = isRec(profile) ? profile[part] : undefined;
  if (value === undefined) return [];
  if (part !== "roles") return Array.isArray(value) && value.every(isRec) ? value : undefined;
  return isRec(value) ? Object.entries(value).map(([role, addresses]) => ({ role, addresses })) : undefined;
}

/** The profile with other rows in one table. */
export function withRows(profile: unknown, part: Part, rows: readonly Row[]): Row {
  const value = part === "roles" ? Object.fromEntries(rows.map(({ role, addresses }) => [role, addresses])) : rows;
  return { ...(isRec(profile) ? profile : {}), [part]: value };
}

export const toLines = (texts: unknown): string => (Array.isArray(texts) ? texts.map(String).join("\n") : "");
export const fromLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** @param row nothing for a new one */
export function toTyped(part: Part, row: Row = {}): Typed {
  return Object.fromEntries(
    fieldsOf(part).map(({ name, kind, options, isRequired }) => {
      const value = row[name];
      if (kind === "yes-no") return [name, value === true];
      if (kind === "list") return [name, toLines(value)];
      return [name, value === undefined ? (isRequired ? (options[0] ?? "") : "") : String(value)];
    }),
  );
}

/** Everything that is wrong with a row, by field. A list's first wrong entry is told. */
export type FieldIssues = ReadonlyMap<string, Issue>;
export type ReadRow = { kind: "ready"; row: Row } | { kind: "wrong"; issues: FieldIssues };

/**
 * What was typed, as the profile keeps it, by the profile's own schema. What no field is for stays as it was.
 * @param before the row that is changed
 * @param others all other rows of the table
 */
export function readTyped(part: Part, typed: Typed, before: Row | undefined, others: readonly Row[]): ReadRow {
  const fields = fieldsOf(part);
  const written = Object.fromEntries(
    fields.flatMap(({ name, kind, isRequired }) => {
      const value = fromTyped(kind, typed[name] ?? "");
      // What may be left out and was left empty is not written.
      return isRequired || says(value) ? [[name, value]] : [];
    }),
  );
  const known = new Set(fields.map(({ name }) => name));
  const rest = Object.entries(before ?? {}).filter(([name]) => !known.has(name));
  const { row, key } = TABLES[part];
  const issues = new Map<string, Issue>();
  const parsed = row.safeParse(written);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? "");
    if (!issues.has(name)) issues.set(name, toIssue(issue, written));
  }
  if (key && !issues.has(key)) {
    const at = others.findIndex((other) => other[key] === written[key]);
    if (at >= 0) issues.set(key, issueAt(key, say("own-entry"), say("quoted", { value: String(written[key]) })));
  }
  return issues.size > 0
    ? { kind: "wrong", issues }
    : { kind: "ready", row: { ...Object.fromEntries(rest), ...written } };
}

/** @returns undefined for a number that was left out */
function fromTyped(kind: FieldKind, value: string | boolean): unknown {
  if (typeof value === "boolean") return value;
  const text = value.trim();
  if (kind === "list") return fromLines(text);
  if (kind !== "number") return text;
  return text === "" ? undefined : Number(text.replace(",", "."));
}

const says = (value: unknown): boolean =>
  value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);

/** The columns worth showing: what every row has, and what some row says. */
export function columnsOf(part: Part, rows: readonly Row[]): FieldDef[] {
  return fieldsOf(part).filter(({ name, isRequired }) => isRequired || rows.some((row) => says(row[name])));
}

/** Rows that hold all the words, wherever; with their places in the table. */
export function findRows(rows: readonly Row[], words: string): { row: Row; at: number }[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => {
      const text = Object.values(row).flat().join("\n").toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
}

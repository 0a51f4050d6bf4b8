import Papa from "papaparse";
import { z } from "zod";
import { form } from "../model/forms.ts";
import { say, type Words } from "../model/issue-words.ts";
import { type Issue, issueAt, toIssue } from "../model/issues.ts";
import { orgProfileSchema } from "../model/org.ts";

/** Parts of the profile that may come as a table. `weights` belong to the policy's importance: they go into a layer. */
export const PROFILE_PARTS = [
  "customers",
  "commitments",
  "glossary",
  "roles",
  "faxBook",
  "holidays",
  "dealers",
  "competitors",
  "weights",
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

export type PartResult = { kind: "ready"; value: unknown; rows: number } | { kind: "invalid"; issues: Issue[] };

type Column = {
  names: readonly string[];
  kind: "text" | "list" | "number" | "yes-no" | "phone" | "phones";
  required?: true;
};

/** What a column may be called, its own name first. */
const TABLES: Record<ProfilePart, Record<string, Column>> = {
  customers: {
    name: { names: ["name", "customer", "客户", "客户名称", "名称"], kind: "text", required: true },
    aliases: { names: ["aliases", "alias", "also called", "别名", "简称"], kind: "list" },
    domains: { names: ["domains", "domain", "域名", "邮箱域名"], kind: "list" },
    fax: { names: ["fax", "fax number", "传真", "传真号码"], kind: "phones" },
    keyAccount: { names: ["keyaccount", "key account", "重点客户", "大客户"], kind: "yes-no" },
    locale: { names: ["locale", "language", "语言"], kind: "text" },
    kinds: { names: ["kinds", "kind", "类别", "标签"], kind: "list" },
  },
  commitments: {
    topic: { names: ["topic", "commitment", "事项", "承诺事项"], kind: "text", required: true },
    minHours: { names: ["minhours", "min hours", "最少小时"], kind: "number" },
    maxHours: { names: ["maxhours", "max hours", "最多小时"], kind: "number" },
    minDays: { names: ["mindays", "min days", "最少天数"], kind: "number" },
    maxDays: { names: ["maxdays", "max days", "最多天数"], kind: "number" },
  },
  glossary: {
    term: { names: ["term", "wrong", "原词", "俗称"], kind: "text", required: true },
    use: { names: ["use", "standard", "规范词", "标准术语"], kind: "text", required: true },
    lang: { names: ["lang", "language", "语言"], kind: "text", required: true },
  },
  roles: {
    role: { names: ["role", "角色", "岗位"], kind: "text", required: true },
    addresses: { names: ["addresses", "address", "mail", "email", "邮箱"], kind: "list", required: true },
  },
  faxBook: {
    number: { names: ["number", "fax", "fax number", "号码", "传真号码"], kind: "phone", required: true },
    name: { names: ["name", "名称", "单位"], kind: "text", required: true },
  },
  holidays: {
    date: { names: ["date", "日期"], kind: "text", required: true },
    name: { names: ["name", "holiday", "名称", "节日"], kind: "text", required: true },
  },
  dealers: {
    name: { names: ["name", "dealer", "经销商", "名称"], kind: "text", required: true },
    domains: { names: ["domains", "domain", "域名"], kind: "list" },
  },
  competitors: {
    names: { names: ["names", "name", "competitor", "名称", "竞争对手"], kind: "list", required: true },
    domains: { names: ["domains", "domain", "域名"], kind: "list" },
  },
  weights: {
    part: { names: ["part", "项", "项目"], kind: "text", required: true },
    weight: { names: ["weight", "分值", "权重"], kind: "number", required: true },
  },
};

/**
 * Reads one part of an organisation's profile from CSV with a line of column names, in English or Chinese. Cells with
 * several values part them by `;`. Nothing is taken unless every line is sound; each fault names line and column.
 */
export function parseProfilePart(part: ProfilePart, csv: string): PartResult {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (header) => header.trim(),
  });
  const columns = matchColumns(part, meta.fields ?? []);
  if (columns.issues.length > 0) return { kind: "invalid", issues: columns.issues };
  // A table of one column has no separator to guess: that is no fault.
  const broken = errors.filter(({ type }) => type !== "Delimiter");
  const issues: Issue[] = broken.map((error) =>
    issueAt(say("where.line", { line: (error.row ?? 0) + 2 }), say("cells-as-columns"), toFault(error)),
  );
  const rows = data.map((cells, at) => readRow(part, columns.byKey, cells, at + 2, issues));
  if (issues.length > 0) return { kind: "invalid", issues };
  const doubled = repeatedKeys(part, rows);
  if (doubled.length > 0) return { kind: "invalid", issues: doubled };
  const checked = check(part, rows);
  return checked.kind === "ready" ? { ...checked, rows: rows.length } : checked;
}

const HEADERS = say("where.line", { line: 1 });

function toFault({ code, message }: Papa.ParseError): Words {
  const [columns = 0, cells = 0] = (message.match(/\d+/g) ?? []).map(Number);
  switch (code) {
    case "TooFewFields":
      return say("few-cells", { columns, cells });
    case "TooManyFields":
      return say("many-cells", { columns, cells });
    case "MissingQuotes":
      return say("open-quote");
    case "InvalidQuotes":
      return say("bad-quote");
    case "UndetectableDelimiter":
      return say("other", { text: message });
  }
}

type Columns = { byKey: Map<string, string>; issues: Issue[] };

function matchColumns(part: ProfilePart, headers: readonly string[]): Columns {
  const byKey = new Map<string, string>();
  const issues: Issue[] = [];
  const table = Object.entries(TABLES[part]);
  const names = table.map(([key]) => key).join(", ");
  for (const header of headers) {
    const key = table.find(([, column]) => column.names.includes(header.toLowerCase()))?.[0];
    if (key === undefined)
      issues.push(issueAt(HEADERS, say("columns-of", { part, names }), say("quoted", { value: header })));
    else if (byKey.has(key))
      issues.push(issueAt(HEADERS, say("one-column", { key }), say("key-again", { value: header })));
    else byKey.set(key, header);
  }
  for (const [key, { required }] of table) {
    if (required && !byKey.has(key)) issues.push(issueAt(HEADERS, say("a-column", { key }), say("none")));
  }
  return { byKey, issues };
}

type Row = { line: number; values: Record<string, unknown> };

function readRow(
  part: ProfilePart,
  columns: ReadonlyMap<string, string>,
  cells: Readonly<Record<string, string>>,
  line: number,
  issues: Issue[],
): Row {
  const values: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(TABLES[part])) {
    const header = columns.get(key);
    const cell = header === undefined ? "" : (cells[header] ?? "").trim();
    const fault = (expected: Words): void => {
      const found = cell === "" ? say("nothing") : say("quoted", { value: cell });
      issues.push(issueAt(say("where.cell", { line, column: header ?? key }), expected, found));
    };
    if (cell === "") {
      if (column.required) fault(say("a-value"));
      continue;
    }
    switch (column.kind) {
      case "text":
        values[key] = cell;
        break;
      case "list":
        values[key] = listOf(cell);
        break;
      case "phone":
        values[key] = toE164(cell);
        break;
      case "phones":
        values[key] = listOf(cell).map(toE164);
        break;
      case "number": {
        const number = Number(cell.replace(",", "."));
        if (Number.isNaN(number)) fault(say("a-number"));
        else values[key] = number;
        break;
      }
      case "yes-no": {
        const yes = /^(?:yes|y|true|1|是|√)$/i.test(cell);
        if (!yes && !/^(?:no|n|false|0|否|×)$/i.test(cell)) fault(say("yes-no"));
        else values[key] = yes;
        break;
      }
    }
  }
  return { line, values };
}

const listOf = (cell: string): string[] =>
  cell
    .split(/[;；|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** +34 91 555-0101 and 0034915550101 as +34915550101. */
const toE164 = (cell: string): string => cell.replace(/[^\d+]/g, "").replace(/^00/, "+");

/** What tells one entry from another; roles may have several lines. */
const KEYS: Partial<Record<ProfilePart, string>> = {
  customers: "name",
  commitments: "topic",
  faxBook: "number",
  dealers: "name",
  weights: "part",
};

function repeatedKeys(part: ProfilePart, rows: readonly Row[]): Issue[] {
  const key = KEYS[part];
  if (key === undefined) return [];
  const seen = new Map<unknown, number>();
  return rows.flatMap(({ line, values }) => {
    const value = values[key];
    const before = seen.get(value);
    if (before === undefined) {
      seen.set(value, line);
      return [];
    }
    const place = say("where.cell", { line, column: key });
    return [issueAt(place, say("own-key", { key }), say("key-taken", { value: String(value), line: before }))];
  });
}

const weightsSchema = z.record(z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, form("id")), z.number().nonnegative());

/** The part in the profile's own shape, held to the profile's own schema. */
function check(
  part: ProfilePart,
  rows: readonly Row[],
): { kind: "ready"; value: unknown } | { kind: "invalid"; issues: Issue[] } {
  const value = toValue(part, rows);
  const schema = part === "weights" ? weightsSchema : orgProfileSchema.shape[part];
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "ready", value: parsed.data };
  const issues = parsed.error.issues.map((issue) => {
    const { expected, found } = toIssue(issue, value).says;
    const [first, ...rest] = issue.path;
    const row = typeof first === "number" ? rows[first] : undefined;
    const column = rest.filter((step) => typeof step === "string").join(".");
    return issueAt(toPlace(row?.line, String(first ?? part), column), expected, found);
  });
  return { kind: "invalid", issues };
}

/** @param entry what stands for the line where a table's lines are no list, such as a role's name */
function toPlace(line: number | undefined, entry: string, column: string): string | Words {
  if (line === undefined) return [entry, column].filter(Boolean).join(", ");
  return column ? say("where.cell", { line, column }) : say("where.line", { line });
}

function toValue(part: ProfilePart, rows: readonly Row[]): unknown {
  if (part === "weights") return Object.fromEntries(rows.map(({ values }) => [values.part, values.weight]));
  if (part !== "roles") return rows.map(({ values }) => values);
  const roles: Record<string, string[]> = {};
  for (const { values } of rows) {
    const role = String(values.role);
    const addresses = Array.isArray(values.addresses) ? values.addresses.map(String) : [];
    roles[role] = [...new Set([...(roles[role] ?? []), ...addresses])];
  }
  return roles;
}

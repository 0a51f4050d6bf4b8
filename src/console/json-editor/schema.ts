/** As much of JSON Schema as the schemas of this product use. */
export type Schema = {
  type?: string;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  required?: readonly string[];
  description?: string;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
};

export type Path = readonly (string | number)[];

const isRec = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The schemas that may hold at a path of a value; several where a union is still open. */
export function schemasAt(schema: Schema, path: Path, value: unknown): Schema[] {
  let schemas = branches(schema, value);
  let here = value;
  for (const key of path) {
    here =
      typeof key === "number" ? (Array.isArray(here) ? here[key] : undefined) : isRec(here) ? here[key] : undefined;
    schemas = schemas.flatMap((one) => {
      const next = typeof key === "number" ? one.items : (one.properties?.[key] ?? toSchema(one.additionalProperties));
      return next ? branches(next, here) : [];
    });
  }
  return schemas;
}

const toSchema = (schema: Schema | boolean | undefined): Schema | undefined =>
  typeof schema === "object" ? schema : undefined;

/** A union's branches that the value does not rule out by a word that it must say, such as `kind`. */
function branches(schema: Schema, value: unknown): Schema[] {
  const choices = schema.oneOf ?? schema.anyOf;
  if (!choices) return [schema];
  const open = choices.filter((choice) => fits(choice, value));
  return (open.length > 0 ? open : choices).flatMap((choice) => branches(choice, value));
}

function fits(schema: Schema, value: unknown): boolean {
  if (value === undefined) return true;
  if (schema.type === "object" && !isRec(value)) return false;
  if (schema.type === "string" && typeof value !== "string") return false;
  if (!isRec(value)) return true;
  return Object.entries(schema.properties ?? {}).every(
    ([key, property]) => property.const === undefined || !(key in value) || value[key] === property.const,
  );
}

/** Properties that may stand in an object and don't yet, those that must first. */
export function missingProperties(
  schemas: readonly Schema[],
  value: unknown,
): { name: string; schema: Schema; isRequired: boolean }[] {
  const there = new Set(isRec(value) ? Object.keys(value) : []);
  const found = new Map<string, { name: string; schema: Schema; isRequired: boolean }>();
  for (const one of schemas) {
    for (const [name, schema] of Object.entries(one.properties ?? {})) {
      if (there.has(name) || found.has(name)) continue;
      found.set(name, {
        name,
        schema,
        isRequired: one.required?.includes(name) === true && schema.default === undefined,
      });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.isRequired) - Number(a.isRequired));
}

/** Values that alone may stand somewhere: of an enumeration, a constant, or true and false. */
export function choicesOf(schemas: readonly Schema[]): unknown[] {
  const values = schemas.flatMap((one) => {
    if (one.const !== undefined) return [one.const];
    if (one.enum) return [...one.enum];
    return one.type === "boolean" ? [true, false] : [];
  });
  return [...new Set(values)];
}

/** What a schema asks for, in one line of its own terms. */
export function describeSchema(schemas: readonly Schema[]): string {
  const choices = choicesOf(schemas);
  if (choices.length > 0) return choices.map((one) => JSON.stringify(one)).join(" | ");
  const lines = schemas.map((one) => {
    const inner = one.type === "array" && one.items?.type ? `${one.items.type}[]` : (one.type ?? "any");
    const bounds = [
      one.minItems !== undefined || one.maxItems !== undefined ? `${one.minItems ?? 0}–${one.maxItems ?? "∞"}` : "",
      one.minLength !== undefined || one.maxLength !== undefined ? `${one.minLength ?? 0}–${one.maxLength ?? "∞"}` : "",
      one.pattern ? `/${one.pattern}/` : "",
      one.default === undefined ? "" : `= ${JSON.stringify(one.default)}`,
    ].filter(Boolean);
    return [inner, ...bounds].join(" ");
  });
  return [...new Set(lines)].join(" | ");
}

/** What to begin a property's value with. */
export function beginningOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.default !== undefined) return JSON.stringify(schema.default);
  if (schema.enum) return JSON.stringify(schema.enum[0]);
  switch (schema.type) {
    case "object":
      return "{}";
    case "array":
      return "[]";
    case "boolean":
      return "true";
    case "number":
    case "integer":
      return "0";
    default:
      return '""';
  }
}

import { z } from "zod";

/**
 * A value as short as its schema lets it be written: whatever the schema fills in by itself is left out. It is read by
 * programs, too, whose schema does not know the newest defaults yet.
 * @param value as the schema gave it; what can't be shortened without changing its meaning comes back as it is
 */
export function withoutDefaults<S extends z.ZodType>(schema: S, value: z.output<S>): z.input<S> {
  const short = shorten(schema, value);
  const again = schema.safeParse(short);
  // The value is one that the schema takes: it gave it.
  return again.success && isSame(again.data, value) ? (short as z.input<S>) : (value as z.input<S>);
}

type Inner = { def: { innerType: z.ZodType; defaultValue?: unknown } };

function shorten(schema: z.ZodType, value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (schema instanceof z.ZodObject) return shortenObject(schema, value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const { element } = schema as unknown as { element: z.ZodType };
    return value.map((one) => shorten(element, one));
  }
  if (schema instanceof z.ZodRecord && !Array.isArray(value)) {
    const { valueType } = schema as unknown as { valueType: z.ZodType };
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shorten(valueType, one)]));
  }
  if (schema instanceof z.ZodUnion) return shortenUnion(schema, value);
  if (isWrapper(schema)) return shorten(schema.def.innerType, value);
  return value;
}

const isWrapper = (schema: unknown): schema is Inner =>
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault ||
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodReadonly;

function shortenObject(schema: z.ZodObject, value: object): unknown {
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const of = shape[key];
      if (!of) return [[key, one]];
      const isFilledIn =
        (of instanceof z.ZodDefault || of instanceof z.ZodPrefault) && isSame(of.parse(undefined), one);
      return isFilledIn ? [] : [[key, shorten(of, one)]];
    }),
  );
}

function shortenUnion(schema: z.ZodUnion, value: object): unknown {
  const options = schema.options as readonly z.ZodType[];
  const { discriminator } = schema.def as { discriminator?: string };
  const isOf = (option: z.ZodType): boolean => {
    if (!discriminator || !(option instanceof z.ZodObject)) return option.safeParse(value).success;
    const named = Object.getOwnPropertyDescriptor(value, discriminator)?.value;
    return (option.shape[discriminator] as z.ZodType | undefined)?.safeParse(named).success === true;
  };
  const option = options.find(isOf);
  return option ? shorten(option, value) : value;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const there = (one: object) => Object.entries(one).filter(([, inner]) => inner !== undefined);
  const [left, right] = [there(a), new Map(there(b))];
  return left.length === right.size && left.every(([key, inner]) => right.has(key) && isSame(inner, right.get(key)));
}

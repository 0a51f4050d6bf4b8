import * as z from "zod";
import { problemSchema } from "../../model/exchange/shared.ts";
import { HubError } from "./hub-error.ts";

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export type CallOptions = {
  query?: Query;
  signal?: AbortSignal;
};

export type SendOptions<B extends z.ZodType> = CallOptions & {
  /** What is sent, and the schema of src/model/exchange by which the hub will read it. */
  body?: { schema: B; value: z.input<B> };
};

/** Asks the hub for something. The answer is checked by the schema that the hub answers by. @throws HubError */
export async function read<A extends z.ZodType>(
  path: string,
  answer: A,
  options: CallOptions = {},
): Promise<z.output<A>> {
  return parseAnswer(await request("GET", path, options), answer);
}

/** The same where the hub may have nothing (204). */
export async function readIfAny<A extends z.ZodType>(
  path: string,
  answer: A,
  options: CallOptions = {},
): Promise<z.output<A> | undefined> {
  const response = await request("GET", path, options);
  return response.status === 204 ? undefined : parseAnswer(response, answer);
}

/**
 * Has the hub do something, and reads its answer; `null` for one without content. The session's cookie and this page's
 * origin go along by themselves: that is what the hub asks of its own pages.
 * @throws HubError
 */
export async function send<A extends z.ZodType | null, B extends z.ZodType = z.ZodType>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  answer: A,
  options: SendOptions<B> = {},
): Promise<A extends z.ZodType ? z.output<A> : undefined> {
  const { body, ...rest } = options;
  const json = body === undefined ? undefined : JSON.stringify(body.schema.parse(body.value));
  const response = await request(method, path, rest, json);
  // The conditional type follows `answer`, which the line itself decides by.
  return (answer ? await parseAnswer(response, answer) : undefined) as A extends z.ZodType ? z.output<A> : undefined;
}

/** @param values are encoded, so that an id can't become another path */
export function toPath(path: string, values: Readonly<Record<string, string | number>>): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

async function request(method: string, path: string, { query, signal }: CallOptions, json?: string): Promise<Response> {
  const headers: Record<string, string> = json === undefined ? {} : { "content-type": "application/json" };
  let response: Response;
  try {
    response = await fetch(path + toSearch(query), { method, headers, body: json, signal, credentials: "same-origin" });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new HubError({ code: "offline", message: "no answer came" }, 0, { cause: error });
  }
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) throw new HubError(problem.data, response.status);
  // A proxy in front of the hub answers in its own way when the hub is away.
  const code = response.status >= 502 && response.status <= 504 ? "offline" : "not-understood";
  throw new HubError({ code, message: `status ${response.status}` }, response.status);
}

async function parseAnswer<A extends z.ZodType>(response: Response, answer: A): Promise<z.output<A>> {
  try {
    return answer.parse(await response.json());
  } catch (error) {
    throw new HubError({ code: "not-understood", message: "another shape" }, response.status, { cause: error });
  }
}

function toSearch(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** Every page of a list, one after the other, from `query.after` on. @param most pages are not read beyond this many items */
export async function readAll<T extends z.ZodType>(
  path: string,
  item: T,
  { query, signal, most = 2000 }: CallOptions & { most?: number } = {},
): Promise<z.output<T>[]> {
  const page = z.object({ items: z.array(item), next: z.number().nullable() });
  const items: z.output<T>[] = [];
  let after = query?.after;
  do {
    const found = await read(path, page, { query: { limit: 200, ...query, after }, signal });
    items.push(...found.items);
    after = found.next ?? undefined;
  } while (after !== undefined && items.length < most);
  return items;
}

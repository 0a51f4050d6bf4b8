import { z } from "zod";
import { problemSchema } from "../../model/exchange/shared.ts";
import type { Access, Endpoint, Refusals } from "./endpoint.ts";

const json = (schema: z.ZodType, io: "input" | "output") => ({
  "application/json": { schema: z.toJSONSchema(schema, { io, unrepresentable: "any" }) },
});

/** The OpenAPI document of the endpoints. Zod writes the very JSON Schema that OpenAPI 3.1 asks for. */
export function toOpenApi(endpoints: readonly Endpoint[], origin: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const { method, path, summary, access, params, query, body, answer, status, refusals = {} } = endpoint;
    paths[path] ??= {};
    paths[path][method] = {
      summary,
      operationId: operationId(endpoint),
      security: toSecurity(access),
      "x-access": toAccessText(access),
      parameters: [...toParameters(params, "path"), ...toParameters(query, "query")],
      ...(body ? { requestBody: { required: true, content: json(body, "input") } } : {}),
      responses: {
        [status]: { description: "Done", ...(answer ? { content: json(answer, "output") } : {}) },
        ...toRefusals(refusals),
        default: { description: "Refused", content: json(problemSchema, "output") },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Countersign hub", version: "1" },
    servers: [{ url: origin }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "countersign.session_token" },
        browser: { type: "http", scheme: "bearer" },
      },
    },
    paths,
  };
}

export function operationId({ method, path }: Pick<Endpoint, "method" | "path">): string {
  return `${method}${path.replace(/[/{}-]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, "")}`;
}

/** A status with its codes, in the shape of every refusal. */
function toRefusals(refusals: Refusals) {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, codes]) => {
      const schema = problemSchema.extend({ code: z.enum(Object.keys(codes)) });
      return [status, { description: toLines(codes).join(" "), content: json(schema, "output") }];
    }),
  );
}

const toLines = (codes: Refusals[number]): string[] =>
  Object.entries(codes).map(([code, meaning]) => `${code}: ${meaning}`);

function toSecurity(access: Access) {
  if (access === "anyone") return [];
  return [...(access.roles?.length ? [{ session: [] }] : []), ...(access.browser ? [{ browser: [] }] : [])];
}

export function toAccessText(access: Access): string {
  if (access === "anyone") return "anyone";
  return [...(access.roles ?? []), ...(access.browser ? ["enrolled browser"] : [])].join(", ");
}

function toParameters(schema: z.ZodType | undefined, place: "path" | "query") {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}

const toHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A page for people: every endpoint with what it takes and gives. Plain HTML, nothing from elsewhere. */
export function toDocsPage(endpoints: readonly Endpoint[]): string {
  const shown = (schema: z.ZodType | undefined, io: "input" | "output", title: string) =>
    schema
      ? `<details><summary>${title}</summary><pre>${toHtml(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: "any" }), null, 2))}</pre></details>`
      : "";
  const rows = endpoints.map(
    (one) =>
      `<section id="${operationId(one)}"><h2><code>${one.method.toUpperCase()} ${toHtml(one.path)}</code></h2>` +
      `<p>${toHtml(one.summary)}</p><p>Open to: ${toHtml(toAccessText(one.access))}.</p>` +
      shown(one.query, "input", "Query") +
      shown(one.body, "input", "Request") +
      shown(one.answer, "output", "Answer") +
      Object.entries(one.refusals ?? {})
        .map(([status, codes]) => `<p>${status} ${toLines(codes).map(toHtml).join(" ")}</p>`)
        .join("") +
      "</section>",
  );
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Countersign hub: API</title>' +
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/pages.css"></head>' +
    '<body><main class="wide"><h1>Countersign hub: API</h1><p>As a document: <a href="/openapi.json">openapi.json</a></p>' +
    `${rows.join("")}</main></body></html>`
  );
}

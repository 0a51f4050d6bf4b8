import type { ServerResponse } from "node:http";
import type { z } from "zod";
import type { Role } from "../../model/exchange/shared.ts";
import type { HubParts } from "../hub-parts.ts";

/** Who asks. A browser acts for the person who enrolled it, and only through the endpoints that are open to browsers. */
export type Principal = {
  kind: "person" | "browser";
  userId: string;
  organisation: string;
  role: Role;
  /** Set for a browser. */
  browserId?: string;
};

/** Which kind of caller may ask; a role that is not listed may not. */
export type Access = "anyone" | { roles?: readonly Role[]; browser?: true };

/** Budgets of requests a minute; see `limits.ts`. */
export type RateClass = "secrets" | "writes" | "reads" | "streams";

/** By status, then by code: what happened and what to do. */
export type Refusals = Readonly<Record<number, Readonly<Record<string, string>>>>;

type Schema = z.ZodType | undefined;
type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<W, P extends Schema, Q extends Schema, B extends Schema> = {
  hub: HubParts;
  who: W;
  params: Out<P>;
  query: Out<Q>;
  body: Out<B>;
  /** Sent headers, lower-case names. */
  header(name: string): string | undefined;
  ip: string;
  /** The answer's own socket, for streams; only on a real server. */
  socket?: ServerResponse;
};

/** What a handler answers: a value of the answer schema (sent as JSON), or a whole response. */
export type EndpointSpec<A extends Access, P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Parameters as `{name}`. */
  path: string;
  summary: string;
  access: A;
  rate?: RateClass;
  maxBytes?: number;
  params?: P;
  query?: Q;
  body?: B;
  answer?: R;
  /**
   * It changes what processes remember of policies and callers. Others hear of it through the database; this one forgets
   * before it answers, so that whoever asks next is answered by what holds now.
   */
  forgets?: true;
  /** Other than 200, or 204 without an answer. */
  status?: 201 | 202;
  /** What it refuses that others do not, by status and code, for the document. */
  refusals?: Refusals;
  handle(
    call: Call<A extends "anyone" ? undefined : Principal, P, Q, B>,
  ): R extends z.ZodType ? Promise<z.input<R> | Response> : Promise<void>;
};

/** Every endpoint of the hub, whatever its types: what serves, documents and tests them goes by this. */
export type Endpoint = {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  summary: string;
  access: Access;
  rate: RateClass;
  maxBytes: number;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  answer?: z.ZodType;
  forgets?: true;
  status: number;
  refusals?: Refusals;
  handle(call: Call<Principal | undefined, z.ZodType, z.ZodType, z.ZodType>): Promise<unknown>;
};

export const DEFAULT_MAX_BYTES = 64 * 1024;

export function endpoint<
  const A extends Access,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends Schema = undefined,
>(spec: EndpointSpec<A, P, Q, B, R>): Endpoint {
  return {
    rate: spec.method === "get" ? "reads" : "writes",
    maxBytes: DEFAULT_MAX_BYTES,
    ...spec,
    status: spec.status ?? (spec.answer ? 200 : 204),
    // `serve-endpoints.ts` parses by these very schemas and calls with a principal wherever `access` asks for one.
    handle: spec.handle as Endpoint["handle"],
  };
}

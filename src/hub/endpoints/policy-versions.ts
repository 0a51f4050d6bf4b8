import { z } from "zod";
import {
  policyVersionSchema,
  rollBackSchema,
  rolloutSchema,
  versionSummarySchema,
} from "../../model/exchange/policy-work.ts";
import { pageOf, pageQuery } from "../../model/exchange/shared.ts";
import { signedFileSchema, signedSchema } from "../../model/exchange/signed.ts";
import { endpoint } from "../http/endpoint.ts";
import { rollBack, setRollout } from "../policies/publish.ts";
import { readDocument, readVersion, readVersions } from "../policies/read-versions.ts";

const byVersion = z.object({ version: z.coerce.number().int().positive() });
const access = { roles: ["supervisor", "administrator"] } as const;

export const policyVersionEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/policy/versions",
    summary: "Published versions, newest first.",
    access,
    query: pageQuery,
    answer: pageOf(versionSummarySchema),
    handle: ({ hub, who, query }) => readVersions(hub.store.db, who.organisation, query),
  }),
  endpoint({
    method: "get",
    path: "/v1/policy/versions/{version}",
    summary: "A published version with what it says.",
    access,
    params: byVersion,
    answer: policyVersionSchema,
    handle: ({ hub, who, params }) => readVersion(hub.store.db, who.organisation, params.version),
  }),
  endpoint({
    method: "get",
    path: "/v1/policy/versions/{version}/document",
    summary:
      "The signed document with the organisation's key sets beside it, for managed storage, a static address or a file.",
    access,
    params: byVersion,
    answer: signedFileSchema,
    async handle({ hub, who, params }) {
      const document = signedSchema.parse(
        JSON.parse(await readDocument(hub.store.db, who.organisation, params.version)),
      );
      return { ...document, keys: await hub.keys.keySets(who.organisation) };
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/policy/versions/{version}/roll-back",
    forgets: true,
    summary: "Publishes what this version says as a new version.",
    access,
    params: byVersion,
    body: rollBackSchema,
    answer: versionSummarySchema,
    status: 201,
    async handle({ hub, who, params, body }) {
      const version = await rollBack(hub, who, { ...body, version: params.version });
      hub.metrics.published.inc();
      return readVersion(hub.store.db, who.organisation, version);
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/policy/versions/{version}/roll-out",
    forgets: true,
    summary: "Changes which teams and which share of browsers get this version.",
    access,
    params: byVersion,
    body: rolloutSchema,
    handle: ({ hub, who, params, body }) => setRollout(hub, who, params.version, body),
  }),
];

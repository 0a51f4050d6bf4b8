import type { Endpoint } from "../http/endpoint.ts";
import { enrolmentEndpoints } from "./enrolment.ts";
import { evidenceEndpoints } from "./evidence.ts";
import { hubStatusEndpoints } from "./hub-status.ts";
import { insightEndpoints } from "./insight.ts";
import { peopleEndpoints } from "./people.ts";
import { policyDraftEndpoints } from "./policy-drafts.ts";
import { policyVersionEndpoints } from "./policy-versions.ts";
import { recordEndpoints } from "./records.ts";
import { reviewDeskEndpoints } from "./review-desk.ts";
import { reviewEndpoints } from "./reviews.ts";
import { startEndpoints } from "./start.ts";
import { syncEndpoints } from "./sync.ts";
import { teamEndpoints } from "./teams.ts";
import { wrongHitEndpoints } from "./wrong-hits.ts";

/** Everything that programs may ask of the hub. */
export const endpoints: readonly Endpoint[] = [
  ...startEndpoints,
  ...enrolmentEndpoints,
  ...peopleEndpoints,
  ...teamEndpoints,
  ...policyDraftEndpoints,
  ...policyVersionEndpoints,
  ...syncEndpoints,
  ...reviewDeskEndpoints,
  ...reviewEndpoints,
  ...evidenceEndpoints,
  ...recordEndpoints,
  ...insightEndpoints,
  ...wrongHitEndpoints,
  ...hubStatusEndpoints,
];

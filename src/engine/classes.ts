import type { OrgProfile } from "../model/org.ts";
import type { Policy } from "../model/policy.ts";
import { toUnits } from "./text/units.ts";

/** Word classes by name; each member as folded units. */
export type Classes = Record<string, string[][]>;

/** Classes whose members an organisation fills: a policy uses `<brand>` and `<competitor>` without knowing them. */
export const ORGANISATION_CLASSES = ["brand", "competitor"];

const toMembers = (members: readonly string[]): string[][] => members.map((member) => toUnits(member).words);

/** The policy's own classes, and the organisation's ones still empty. */
export function policyClasses(policy: Policy): Classes {
  const own = Object.entries(policy.classes).map(([name, members]): [string, string[][]] => [name, toMembers(members)]);
  return { ...Object.fromEntries(ORGANISATION_CLASSES.map((name) => [name, []])), ...Object.fromEntries(own) };
}

export function organisationClasses(org: OrgProfile): Classes {
  return {
    brand: toMembers(org.brands ?? []),
    competitor: toMembers((org.competitors ?? []).flatMap((rival) => rival.names)),
  };
}

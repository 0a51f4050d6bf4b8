import type { OrgProfile } from "../model/org.ts";
import type { Policy } from "../model/policy.ts";
import { wordsOf } from "./text/words.ts";

/** Word classes by name; each member as folded units. */
export type Classes = Record<string, string[][]>;

/** Classes whose members an organisation fills: a policy uses `<brand>` and `<competitor>` without knowing them. */
export const ORGANISATION_CLASSES = ["brand", "competitor"];

const toMembers = (members: readonly string[]): string[][] => members.map((member) => [...wordsOf(member)]);

/** The policy's own classes, and the organisation's ones still empty. */
export function policyClasses(policy: Policy): Classes {
  const own = Object.entries(policy.classes).map(([name, members]): [string, string[][]] => [name, toMembers(members)]);
  return { ...Object.fromEntries(ORGANISATION_CLASSES.map((name) => [name, []])), ...Object.fromEntries(own) };
}

/** Classes as a compiled policy holds them: the units of a member joined by blanks. */
export type PackedClasses = Record<string, string[]>;

export const packClasses = (classes: Classes): PackedClasses =>
  Object.fromEntries(Object.entries(classes).map(([name, members]) => [name, members.map((units) => units.join(" "))]));

export const unpackClasses = (packed: PackedClasses): Classes =>
  Object.fromEntries(
    Object.entries(packed).map(([name, members]) => [
      name,
      members.map((member) => (member === "" ? [] : member.split(" "))),
    ]),
  );

/** What a firm's name says of its trade and not of the firm. */
const TRADE_NAME =
  /\s+(?:cranes?|lifts?|machines?|machinery|industries|industrial|heavy(?: industries)?|equipment|systems|technolog(?:y|ies)|group|company|co|ltd|inc|corp|gmbh|ag)\.?$/i;
const TRADE_NAME_ZH = /(?:起重机?|重工|机械|工程机械|集团|股份|有限公司|公司|科技|技术|设备|装备|电梯|通信|实业|工业)$/;
/** Letters that a short name keeps, so that "AB Cranes" is not looked for as "AB". */
const SHORTEST = { latin: 4, han: 2 };

/** A firm's names and what people make of them: "Titan" for "Titan Crane", "泰坦" for "泰坦起重". */
function withShortNames(names: readonly string[]): string[] {
  const short = names.flatMap((name) => {
    const isHan = /\p{Script=Han}/u.test(name);
    const rest = name.trim().replace(isHan ? TRADE_NAME_ZH : TRADE_NAME, "");
    return rest !== name.trim() && rest.length >= (isHan ? SHORTEST.han : SHORTEST.latin) ? [rest] : [];
  });
  return [...new Set([...names, ...short])];
}

export function organisationClasses(org: OrgProfile): Classes {
  return {
    brand: toMembers(org.brands ?? []),
    competitor: toMembers((org.competitors ?? []).flatMap((rival) => withShortNames(rival.names))),
  };
}

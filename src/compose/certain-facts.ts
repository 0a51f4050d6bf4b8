import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";

/** Values for slots that the letter leaves no doubt about. A reason is never among them. */
export type CertainFacts = Partial<Record<"title" | "name" | "company" | "ticket" | "phone", string>>;

const GREETING =
  /^\s*(?:dear|hello|hi|good (?:morning|afternoon|evening))\s+((?:mr|mrs|ms|dr|prof)\.?\s+\p{L}[\p{L}'’-]{0,30}(?:\s\p{L}[\p{L}'’-]{0,30})?)\s*[,:，]/imu;
const GREETING_ZH = /^\s*(?:尊敬的)?(\p{Script=Han}{1,4}(?:先生|女士|经理|主任|总|工|老师|处长|科长))\s*[,，:：]/mu;
const TICKET =
  /(?:ticket|case|incident|work order|工单|故障单|单号|编号|受理号)\s*(?:no\.?|number|#|号)?\s*[:：#]?\s*([A-Z]{0,5}-?\d[\dA-Z-]{2,18})/giu;

/**
 * What the letter says beyond doubt: the title in its greeting, the writer's name as the sender's address carries it, the
 * organisation, and a ticket number when there is exactly one.
 * @param org the organisation as it was set; absent while none was
 */
export function certainFacts(draft: Pick<Draft, "from" | "subject" | "body">, org?: OrgProfile): CertainFacts {
  const facts: CertainFacts = {};
  const own = draft.body.slice(0, 4000);
  const title = GREETING.exec(own)?.[1] ?? GREETING_ZH.exec(own)?.[1];
  if (title) facts.title = title.trim();
  const name = /^\s*"?([^"<@]{2,60}?)"?\s*</.exec(draft.from ?? "")?.[1]?.trim();
  if (name) facts.name = name;
  if (org) facts.company = org.name;
  const tickets = new Set([...`${draft.subject}\n${own}`.matchAll(TICKET)].map((match) => match[1] ?? ""));
  const [ticket] = tickets;
  if (tickets.size === 1 && ticket) facts.ticket = ticket;
  return facts;
}

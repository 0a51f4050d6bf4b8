import type { BrowserRecord } from "../../../src/model/exchange/evidence.ts";
import type { CanonicalDraft } from "../../../src/model/exchange/review.ts";
import { createRecorder, letterOf, requestOf } from "./letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller } from "./people.ts";
import { policySource, publishPolicy } from "./policies.ts";

/** Someone who writes, with one browser, whose records follow one another. */
export type OfficeWriter = {
  person: PersonCaller;
  browser: BrowserCaller;
  tell(given: Partial<BrowserRecord>, letter?: CanonicalDraft): Promise<BrowserRecord>;
};

const NAMES = ["Noor Haas", "Li Wei", "Ana Ruiz", "Tomás Vega", "Mei Lin", "Jonas Falk", "Sara Ek"];
const DAY_MS = 86_400_000;

export const RULES = {
  blame: { ruleId: "blame-customer", severity: "block" },
  promise: { ruleId: "dated-promise", severity: "warn" },
  price: { ruleId: "price-talk", severity: "review" },
} as const;

/** Three rules, and letters are kept. */
export function officePolicy() {
  const [rule] = policySource("").rules;
  const of = (id: string, en: string, zh: string, phrase: string, severity: string) => ({
    ...rule,
    id,
    severity,
    title: { en, zh },
    detect: [{ kind: "phrases", en: [phrase] }],
    hits: [`Well, ${phrase}.`],
  });
  return policySource("", {
    rules: [
      of("blame-customer", "Blaming the customer", "指责客户", "you broke it", "block"),
      of("dated-promise", "A promise with a date", "带日期的承诺", "will arrive on friday", "warn"),
      of("price-talk", "Spare-part prices", "配件价格", "the price of the pump", "review"),
    ],
  });
}

/** People of a team of their own, each with a browser. */
export async function addWriters(
  administrator: PersonCaller,
  origin: string,
  count: number,
  teams: string[] = [],
): Promise<OfficeWriter[]> {
  const writers: OfficeWriter[] = [];
  for (const name of NAMES.slice(0, count)) {
    const person = await addPerson(administrator, origin, { role: "writer", name, teams });
    const browser = await enrolBrowser(person, origin);
    const record = createRecorder(browser.id);
    await browser.put("/v1/browser", { policyVersion: null, policyRefusal: null, protection: "protected" });
    writers.push({
      person,
      browser,
      async tell(given, letter) {
        const made = record(letter ?? letterOf({ subject: crypto.randomUUID() }), given);
        await browser.post("/v1/records", { records: [{ record: made, ...(letter ? { letter } : {}) }] });
        return made;
      },
    });
  }
  return writers;
}

/** Three weeks of letters: one rule is overruled far too often, one is mended, one reviewed. */
export async function writeLetters(writers: readonly OfficeWriter[], policyVersion: number): Promise<void> {
  for (let at = 0; at < 84; at++) {
    const writer = writers[at % writers.length];
    const given = { at: new Date(Date.now() - (20 - (at % 21)) * DAY_MS - 3_600_000).toISOString(), policyVersion };
    const findings = [at % 4 === 0 ? RULES.blame : RULES.promise];
    if (at % 6 === 0) await writer?.tell({ ...given, action: "sent" });
    else if (at % 4 === 0) {
      await writer?.tell({ ...given, action: "held", findings });
      await writer?.tell({ ...given, action: "sent", fixed: [RULES.blame.ruleId] });
    } else await writer?.tell({ ...given, action: at % 5 === 0 ? "sent" : "overruled", findings, reason: "Agreed." });
  }
}

export async function publishOfficePolicy(supervisor: PersonCaller): Promise<number> {
  return publishPolicy(supervisor, officePolicy(), { terms: { evidence: { archive: "all" } } });
}

/** A letter that was asked about, approved, sent and kept; another that waits; a report of a wrong hit. */
export async function reviewAndReport(writers: readonly OfficeWriter[], supervisor: PersonCaller, version: number) {
  const [first, second] = writers;
  const letter = letterOf({ subject: "Pump for the 维修 crane", body: "Dear Ms Lee,\nthe price of the pump is 900." });
  const asked = await first?.browser.post<{ id: string }>("/v1/reviews", requestOf(letter));
  await supervisor.post(`/v1/reviews/${asked?.id}/decision`, { decision: "approve", note: "Fine." });
  const sent = await first?.tell(
    { action: "approved", policyVersion: version, findings: [RULES.price], review: asked?.id },
    letter,
  );
  await second?.browser.post("/v1/reviews", requestOf(letterOf({ subject: "Still waiting" })));
  const report = { id: crypto.randomUUID(), at: new Date().toISOString(), ruleId: RULES.promise.ruleId };
  const said = { policyVersion: version, excerpt: "will arrive on friday ██:██", note: "That was a quotation." };
  await second?.browser.post("/v1/wrong-hits", { reports: [{ ...report, ...said }] });
  return { record: sent?.id ?? "" };
}

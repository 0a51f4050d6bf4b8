import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { toReviewFindings } from "../../src/compose/review-findings.ts";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { readConfig } from "../../src/hub/config.ts";
import { serveHub } from "../../src/hub/serve.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import organisation from "../../src/policy/organisations/bundled.json" with { type: "json" };
import { parseOrg } from "../../src/policy/parse-org.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";
import { ruleLanguageOf } from "../../src/ui/i18n/texts.ts";
import { draft } from "../support/drafts.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import { addWriters, type OfficeWriter } from "../support/hub/office.ts";
import { addPerson, type PersonCaller, setUp, signIn } from "../support/hub/people.ts";
import { publishPolicy } from "../support/hub/policies.ts";
import { LETTERS, type PictureLanguage, type PictureLetter } from "./letters.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 21;
/** Everything is asked for in seconds here that takes people weeks. */
const PLENTY = { secrets: 100_000, writes: 100_000, reads: 1_000_000, streams: 1000 };

const JOB = { ruleId: "not-my-job", severity: "block" } as const;
const PROMISE = { ruleId: "dated-promise", severity: "warn" } as const;
const EVASIVE = { ruleId: "evasive", severity: "info" } as const;
const PRICE = { ruleId: "spare-part-prices", severity: "block" } as const;

export type PictureOffice = {
  origin: string;
  administrator: PersonCaller;
  supervisor: PersonCaller;
  /** A record whose letter was approved, sent and kept. */
  record: string;
  /** A draft of the next policy. */
  draft: string;
  /** Two letters wait, and nothing else: one for two hours, one since a moment ago. */
  ask(language: PictureLanguage): Promise<void>;
  close(): Promise<void>;
};

/**
 * An organisation after three weeks: the bundled policy is published, letters were held, mended, overruled and reviewed.
 * The hub's own clock is set back first and then goes on, so that waiting took hours.
 */
export async function openPictureOffice(): Promise<PictureOffice> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-pictures-"));
  let behindMs = DAYS * DAY_MS;
  const now = () => new Date(Date.now() - behindMs);
  const config = readConfig({ data: folder, port: "0", host: "127.0.0.1" }, {});
  const hub = await serveHub(config, { log: pino({ level: "error" }), now, rates: PLENTY });
  const { origin } = hub;
  let administrator = await setUp(origin, hub.setUpLink ?? "");
  let supervisor = await addPerson(administrator, origin, { role: "supervisor", name: "Chen Hao" });
  const team = await administrator.post<{ id: string }>("/v1/teams", { name: "North 北方" });
  await administrator.put("/v1/organisation", {
    name: organisation.name,
    settings: { profile: organisation },
  });
  const writers = await addWriters(administrator, origin, 6, [team.id]);
  const policy = bundledPolicySource();
  const version = await publishPolicy(supervisor, policy, { terms: { evidence: { archive: "all" } } });
  const toRequest = createRequests(policy, version);
  let record = "";

  for (let day = DAYS - 1; day >= 0; day--) {
    behindMs = day * DAY_MS + 9 * HOUR_MS;
    const writer = writers[day % writers.length];
    if (!writer) continue;
    await aDayOf(writer, day, version, now());
    if (day % 3 !== 0) continue;
    const letter = letterOf({ subject: `Main pump, C260 no. ${4400 + day}`, body: "The main pump is 4,180 euros." });
    const asked = requestOf(letter, { policyVersion: version });
    const { id: review } = await writer.browser.post<{ id: string }>("/v1/reviews", asked);
    behindMs -= (20 + ((day * 37) % 150)) * 60_000;
    supervisor = { ...supervisor, ...(await signIn(origin, supervisor.email)) };
    await supervisor.post(`/v1/reviews/${review}/decision`, { decision: "approve", note: "" });
    const sent = { at: now().toISOString(), policyVersion: version, findings: [PRICE], review };
    record = (await writer.tell({ action: "approved", ...sent }, letter)).id;
  }
  behindMs = 0;
  const report = { id: crypto.randomUUID(), at: now().toISOString(), ruleId: PROMISE.ruleId, policyVersion: version };
  const said = { excerpt: "will arrive on Friday ██:██", note: "I quoted the customer." };
  await writers[1]?.browser.post("/v1/wrong-hits", { reports: [{ ...report, ...said }] });
  for (const { browser } of writers) {
    await browser.put("/v1/browser", { policyVersion: version, policyRefusal: null, protection: "protected" });
  }
  administrator = { ...administrator, ...(await signIn(origin, administrator.email)) };
  supervisor = { ...supervisor, ...(await signIn(origin, supervisor.email)) };
  const { id } = await supervisor.post<{ id: string }>("/v1/policy/drafts", {
    title: "Changes to version 1",
    fromVersion: version,
  });
  return {
    origin,
    administrator,
    supervisor,
    record,
    draft: id,
    async ask(language) {
      const { items } = await supervisor.get<{ items: { id: string }[] }>("/v1/reviews?state=waiting");
      for (const { id } of items)
        await supervisor.post(`/v1/reviews/${id}/decision`, { decision: "approve", note: "" });
      for (const [at, letter] of [...LETTERS[language].entries()].reverse()) {
        behindMs = at * 2 * HOUR_MS;
        await writers[at]?.browser.post("/v1/reviews", toRequest(letter, language));
      }
    },
    async close() {
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Some letters of a day: one rule is overruled far too often, one is put right, one is left as it stands. */
async function aDayOf({ tell }: OfficeWriter, day: number, policyVersion: number, at: Date): Promise<void> {
  const given = { at: at.toISOString(), policyVersion };
  for (let nth = 0; nth <= 2 + (day % 3); nth++) await tell({ ...given, action: "sent" });
  await tell({ ...given, action: "overruled", findings: [PROMISE], reason: "Agreed by telephone." });
  if (day % 2 === 0) await tell({ ...given, action: "overruled", findings: [PROMISE], reason: "Agreed." });
  if (day % 4 === 1) await tell({ ...given, action: "sent", findings: [PROMISE] });
  if (day % 3 !== 1) {
    await tell({ ...given, action: "held", findings: [JOB] });
    await tell({ ...given, action: "sent", fixed: [JOB.ruleId] });
  }
  if (day % 5 === 0) await tell({ ...given, action: "sent", findings: [EVASIVE], fixed: [PROMISE.ruleId] });
}

/** Makes the requests that a browser makes: their findings are those of the engine. */
function createRequests(source: unknown, policyVersion: number) {
  const policy = parsePolicy(source);
  const org = parseOrg(organisation);
  if (policy.kind !== "ready" || org.kind !== "ready") throw new Error("the bundled policy can't be used");
  const compiled = compileCached(policy.policy);
  return ({ subject, body, to, note, attachment }: PictureLetter, language: PictureLanguage) => {
    const attachments = attachment ? [{ name: attachment, size: 48_213 }] : [];
    const written = draft({ from: "noor.haas@works.example", to: [to], subject, body, attachments });
    const canonical = letterOf({ from: "noor.haas@works.example", to: [to], subject, body, attachments });
    const auditor = createCompiledAuditor(compiled, org.org, { locale: ruleLanguageOf(language) });
    const findings = toReviewFindings(auditor.audit(written).findings, written, canonical);
    return requestOf(canonical, { findings, note, policyVersion });
  };
}

import type { Decision, Field, Language, Severity } from "../model/categories.ts";
import { SEVERITIES, toDecision } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { OrgProfile } from "../model/org.ts";
import type { Audience, Policy, Rule } from "../model/policy.ts";
import type { AuditReport, Finding, Problem } from "../model/report.ts";
import { createAnalyser } from "./analyser.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import { keepStrictest } from "./one-place.ts";
import { createDirectory, type Directory, type Recipient } from "./organisation.ts";
import { fitSuggestions } from "./suggest.ts";
import { type Place, placesOf } from "./text/places.ts";
import { uncheckedParts } from "./unchecked.ts";

export type AuditorOptions = {
  /** Language of messages and titles. */
  locale?: Language;
  /** Remember what was found in text seen before; off for measuring. */
  remember?: boolean;
};

export type Auditor = {
  /** Judges a draft. Pure: same draft, same report. Never throws; what fails is named in `problems`. */
  audit(draft: Draft): AuditReport;
};

/**
 * Makes an auditor from a policy that was compiled before. Loads in a few milliseconds and needs no grammar library.
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createCompiledAuditor(compiled: CompiledPolicy, org: OrgProfile, options: AuditorOptions = {}): Auditor {
  const { policy } = compiled;
  const locale = options.locale ?? "en";
  const analyser = createAnalyser(compiled, org, options.remember ?? true);
  const directory = createDirectory(org);

  function findIn(place: Place, draft: Draft, audiences: ReadonlySet<Audience>): Finding[] {
    const { units, hits } = analyser.analyse(place.chunk.text);
    return hits.flatMap((hit) => {
      const rule = policy.rules[hit.rule];
      if (!rule || !looksHere(rule, place, draft)) return [];
      const severity = severityFor(rule, audiences);
      if (!severity) return [];
      const lang: Language = /\p{Script=Han}/u.test(place.chunk.text.slice(hit.start, hit.end)) ? "zh" : "en";
      const shift = place.chunk.start;
      const suggestions = fitSuggestions(rule.suggestions, { text: place.chunk.text, units, hit }, lang).map((suggestion) =>
        suggestion.replaces
          ? { ...suggestion, replaces: { start: suggestion.replaces.start + shift, end: suggestion.replaces.end + shift } }
          : suggestion,
      );
      const finding: Finding = {
        ruleId: rule.id,
        category: rule.category,
        severity,
        field: place.field,
        ...(place.index === undefined ? {} : { index: place.index }),
        start: hit.start + shift,
        end: hit.end + shift,
        ...(place.part === undefined ? {} : { part: place.part }),
        ...(place.page === undefined ? {} : { page: place.page }),
        excerpt: hit.secret ? "•••" : place.chunk.text.slice(hit.start, hit.end),
        message: rule.message[locale],
        // A file's own words are not the writer's to change here.
        suggestions: place.field === "attachments" ? [] : suggestions,
        citation: citationOf(rule, locale),
      };
      return [finding];
    });
  }

  return {
    audit(draft) {
      const problems: Problem[] = [];
      const audiences = audiencesOf(draft, directory);
      const findings: Finding[] = [];
      for (const place of placesOf(draft)) {
        try {
          findings.push(...findIn(place, draft, audiences));
        } catch {
          problems.push({ ruleId: "engine", code: "audit-failed" });
        }
      }
      const kept = keepStrictest(findings);
      return {
        decision: decide(kept, problems, policy),
        findings: kept,
        problems,
        unchecked: uncheckedParts(draft, policy),
        policy: { id: policy.id, version: policy.version },
      };
    },
  };
}

function looksHere(rule: Rule, place: Place, draft: Draft): boolean {
  if (!rule.channels.includes(draft.channel) || !rule.fields.includes(place.field)) return false;
  return rule.words === "all" || place.chunk.role === "own" || place.chunk.role === "signature";
}

/** Who gets the letter. Hidden or missing recipients may be anyone. */
function audiencesOf(draft: Draft, directory: Directory): Set<Audience> {
  const recipients = (["to", "cc", "bcc"] as const).flatMap((field: Recipient["field"]) =>
    (draft[field] ?? []).map((raw, index) => directory.classify(field, index, raw)),
  );
  const audiences = new Set(recipients.map((recipient) => recipient.audience));
  const hidden = draft.incomplete?.some((field: Field) => field === "to" || field === "cc" || field === "bcc");
  if (audiences.size === 0 || hidden) audiences.add("unknown");
  return audiences;
}

/** The strictest severity that any reader of the letter calls for; undefined when the rule is off for all of them. */
function severityFor(rule: Rule, audiences: ReadonlySet<Audience>): Severity | undefined {
  let strictest = -1;
  for (const audience of audiences) {
    const severity = rule.severityFor[audience] ?? rule.severity;
    if (severity !== "off") strictest = Math.max(strictest, SEVERITIES.indexOf(severity));
  }
  return SEVERITIES[strictest];
}

function citationOf(rule: Rule, locale: Language): Finding["citation"] {
  if (!rule.citation) return { handbook: "company", clause: rule.id, title: rule.title[locale] };
  return { handbook: rule.citation.handbook, clause: rule.citation.clause, title: rule.citation.title[locale] };
}

function decide(findings: readonly Finding[], problems: readonly Problem[], policy: Policy): Decision {
  const severities: Severity[] = findings.map((finding) => finding.severity);
  if (problems.length > 0) severities.push(policy.onDoubt === "hold" ? "review" : "warn");
  const strictest = Math.max(0, ...severities.map((severity) => SEVERITIES.indexOf(severity)));
  return toDecision(SEVERITIES[strictest] ?? "info");
}

import { createCompiledAuditor } from "../engine/auditor.ts";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { say } from "../model/issue-words.ts";
import { type Issue, issueAt } from "../model/issues.ts";
import type { Layer } from "../model/layers.ts";
import type { Policy } from "../model/policy.ts";
import { checkPolicy } from "./check-policy.ts";
import { wordingIssues } from "./check-wording.ts";
import { EXAMPLE_ORG } from "./example-draft.ts";
import { mergeLayers } from "./layers.ts";

/**
 * Whether a pack may lie over a policy that has proved itself. What is new is checked: its ids are free, its examples
 * hold, nothing that is recommended already is forbidden by it, and nothing it recommends is forbidden already. Much
 * quicker than the whole check, which would come to the same.
 * @param base compiled, as it applies without the pack
 * @returns what is wrong; nothing when it is sound
 */
export function checkPack(base: CompiledPolicy, pack: Layer): Issue[] {
  const { policy, ignored } = mergeLayers(base.policy, [pack]);
  const taken = ignored.map(({ key }) => issueAt(key, say("own-id"), say("taken")));
  if (taken.length > 0) return taken;
  const { rules, templates, followUps } = pack.add;
  if (rules.length > 0 || templates.length > 0 || followUps.length > 0) {
    const alone = aloneIssues(policy, pack);
    if (alone.length > 0) return alone;
  }
  const own = new Set([...rules, ...templates].map(({ id }) => id));
  const isOwn = ({ id }: { id: string }) => own.has(id);
  const among = (isRead: (entry: { id: string }) => boolean) => ({
    holders: false,
    isProven: {
      suggestions: (rule: { id: string }) => !isRead(rule),
      template: (template: { id: string }) => !isRead(template),
    },
  });
  const byAll = createCompiledAuditor(base, EXAMPLE_ORG);
  const recommends = wordingIssues(policy, byAll, among(isOwn));
  if (rules.length === 0) return recommends;
  const byOwn = createCompiledAuditor(compilePolicy({ ...policy, rules }), EXAMPLE_ORG);
  return [
    ...recommends,
    ...wordingIssues(
      policy,
      byOwn,
      among((entry) => !isOwn(entry)),
    ),
  ];
}

/** The pack's entries judged by themselves, with the words that all rules share. */
function aloneIssues(policy: Policy, { add: { rules, templates, followUps } }: Layer): Issue[] {
  // Without a rule there is nothing to compile; wording and clocks are held to what is there already.
  const some = rules.length > 0 ? rules : policy.rules.slice(0, 1);
  const checked = checkPolicy({ ...policy, rules: some, templates: rules.length > 0 ? templates : [], followUps });
  return checked.kind === "unsound" ? checked.issues : [];
}

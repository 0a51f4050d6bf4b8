import { createCompiledAuditor } from "../engine/auditor.ts";
import type { Setup } from "../messages/messages.ts";
import { withoutMonitored } from "../policy/apply-modes.ts";
import { ruleLanguageOf } from "../ui/i18n/texts.ts";
import { languageOf } from "../ui/index.ts";
import type { Rules } from "./judge.ts";

/** What the background hands out, as letters are judged by it. */
export function toRules(setup: Setup): Rules {
  if (setup.kind === "unusable") return { kind: "unusable", reason: setup.code, ...(setup.org && { org: setup.org }) };
  const { compiled, org, modes = {}, reviews, standing, settings } = setup;
  const locale = ruleLanguageOf(languageOf(settings.language, navigator.languages));
  return {
    kind: "ready",
    policy: compiled.policy,
    org,
    canAskReview: reviews !== undefined,
    breakGlass: reviews?.breakGlass ?? false,
    ...(standing?.kind === "warn" && { expiredAt: new Date(standing.expiresAt) }),
    makeAuditor(own) {
      const auditor = createCompiledAuditor(compiled, own, { locale });
      return {
        audit: (draft) => withoutMonitored(auditor.audit(draft), modes, draft, compiled.policy),
        *auditInSlices(draft) {
          return withoutMonitored(yield* auditor.auditInSlices(draft), modes, draft, compiled.policy);
        },
      };
    },
  };
}

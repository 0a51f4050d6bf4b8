/** The rule ships without types; what the benchmark hands on is what the kernel takes. */
declare module "textlint-rule-prh" {
  import type { TextlintRuleModule } from "@textlint/types";

  const rule: TextlintRuleModule | { default: TextlintRuleModule };
  export default rule;
}

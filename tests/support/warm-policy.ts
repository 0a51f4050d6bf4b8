import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";

/** Runs once before the test workers start: they find the bundled policy compiled, instead of each compiling it. */
export default function warmPolicy(): void {
  const parsed = parsePolicy(bundledPolicySource());
  // A bundled policy that is none is for the tests to tell.
  if (parsed.kind === "ready") compileCached(parsed.policy);
}

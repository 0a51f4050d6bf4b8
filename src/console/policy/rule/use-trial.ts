import { useEffect, useState } from "react";
import type { Issue } from "../../../model/issues.ts";
import type { RuleProof } from "../../../policy/drafts/prove-rule.ts";
import type { Desk } from "../../workshop/desk.ts";

/** Long enough not to try every key, short enough to feel at once. */
const TYPING_MS = 120;
const CONFLICTS_MS = 900;

export type Trial = {
  /** Of what was typed last, once it was tried. */
  proof: RuleProof | undefined;
  isTrying: boolean;
  /** Undefined while they are looked for. */
  conflicts: readonly Issue[] | undefined;
};

/** Tries a rule while it is typed: its examples at once, contradictions after a pause. */
export function useTrial(desk: Desk | undefined, rule: unknown): Trial {
  const [tried, setTried] = useState<{ rule: unknown; proof: RuleProof }>();
  const [conflicts, setConflicts] = useState<{ rule: unknown; issues: readonly Issue[] }>();
  useEffect(() => {
    if (!desk) return;
    let isOld = false;
    const ignore = () => {};
    const typing = setTimeout(() => {
      desk.prove(rule).then((proof) => {
        if (!isOld) setTried({ rule, proof });
      }, ignore);
    }, TYPING_MS);
    const resting = setTimeout(() => {
      desk.conflicts(rule).then((issues) => {
        if (!isOld) setConflicts({ rule, issues });
      }, ignore);
    }, CONFLICTS_MS);
    return () => {
      isOld = true;
      clearTimeout(typing);
      clearTimeout(resting);
    };
  }, [desk, rule]);
  return {
    proof: tried?.proof,
    isTrying: tried?.rule !== rule,
    conflicts: conflicts && conflicts.rule === rule ? conflicts.issues : undefined,
  };
}

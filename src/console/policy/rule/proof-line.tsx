import { Icon } from "../../components/icon.tsx";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { usePathWords } from "../draft/change-words.ts";
import { useTexts } from "../texts.ts";
import type { Trial } from "./use-trial.ts";

/** In one line, how the rule does as it stands; said once it has been tried. */
export function ProofLine({ trial: { proof, isTrying } }: { trial: Trial }) {
  const t = useTexts(policyTexts);
  const { sentence } = useIssueWords();
  const pathOf = usePathWords();
  const wrong = proof?.kind === "proved" ? [...proof.hits, ...proof.misses].filter((isRight) => !isRight).length : 0;
  const isGood = proof?.kind === "proved" && wrong === 0;
  const words = !proof
    ? t("proof.trying")
    : proof.kind === "invalid"
      ? t("proof.invalid", { count: proof.issues.length })
      : wrong > 0
        ? t("proof.someWrong", { count: wrong })
        : t("proof.allRight");
  return (
    <div className="p-proof" data-good={isGood} aria-busy={isTrying}>
      <p role="status" className={!proof ? "p-example-state quiet" : isGood ? "p-good" : "p-bad"}>
        <Icon name={!proof ? "clock" : isGood ? "check" : "warning"} />
        <span>{words}</span>
      </p>
      {proof?.kind === "invalid" && (
        <ul className="p-issues">
          {proof.issues.map((issue) => (
            <li key={`${issue.path} ${issue.expected}`}>{sentence({ ...issue, path: pathOf(issue.path) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { Button } from "../components/button.tsx";
import { useReviewsTexts } from "./texts.ts";

type DecisionBarProps = { canChange: boolean; onApprove(): void; onChange(): void; onRefuse(): void };

/** The three answers, at the bottom of the window as long as the letter is on it. */
export function DecisionBar({ canChange, onApprove, onChange, onRefuse }: DecisionBarProps) {
  const t = useReviewsTexts();
  return (
    <section className="r-bar" aria-label={t("bar.name")}>
      <Button look="filled" shortcut="A" onClick={onApprove}>
        {t("bar.approve")}
      </Button>
      {canChange && (
        <Button shortcut="C" onClick={onChange}>
          {t("bar.change")}
        </Button>
      )}
      <Button look="plain" shortcut="R" onClick={onRefuse}>
        {t("bar.refuse")}
      </Button>
    </section>
  );
}

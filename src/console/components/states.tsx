import { type ReactNode, useEffect, useState } from "react";
import { isHubError } from "../api/hub-error.ts";
import type { problemsEn } from "../i18n/problems.en.ts";
import { problemTexts } from "../i18n/problems.ts";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { Button } from "./button.tsx";
import { type ConsoleIconName, Icon } from "./icon.tsx";

type EmptyProps = { icon: ConsoleIconName; title: string; children?: ReactNode; actions?: ReactNode };

/** Nothing here, and what to do about it or why that is good. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div className="c-empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <div className="c-empty-text">{children}</div>}
      {actions && <div className="c-actions">{actions}</div>}
    </div>
  );
}

const QUIET_MS = 400;
const SLOW_MS = 8000;

type LoadingProps = {
  /** What is being loaded; “Loading…” when left out. */
  label?: string;
  /** Between 0 and 1 where it is known how far it is. */
  progress?: number;
};

/** Nothing for a moment, so that what is quick does not flicker; then a bar in words; then that it is slow. */
export function Loading({ label, progress }: LoadingProps) {
  const t = useTexts(shellTexts);
  const [phase, setPhase] = useState<"quiet" | "shown" | "slow">("quiet");
  useEffect(() => {
    const shown = setTimeout(() => setPhase("shown"), QUIET_MS);
    const slow = setTimeout(() => setPhase("slow"), SLOW_MS);
    return () => {
      clearTimeout(shown);
      clearTimeout(slow);
    };
  }, []);
  const words = label ?? t("loading");
  return (
    <div className="c-loading" data-phase={phase} role="status">
      {phase !== "quiet" && (
        <>
          <progress className="progress-bar" max={1} value={progress} aria-label={words} />
          <p>{phase === "slow" ? t("loading.slow") : words}</p>
        </>
      )}
    </div>
  );
}

/** The hub's code in words; a code that is not in the catalogue with the hub's own message. */
export function useProblemWords(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  return (error) => {
    if (!isHubError(error)) return t("failed");
    const { code, message } = error;
    // `in` has just shown that it is a key; "other" alone takes a value.
    return code in problemTexts.en && code !== "other"
      ? t(code as Exclude<keyof typeof problemsEn, "other">)
      : t("other", { message });
  };
}

type ProblemProps = {
  error: unknown;
  onRetry?(): void;
  /** In words that say what was being done; the reason follows. */
  title?: string;
};

/** What went wrong and what to do next; said at once. */
export function Problem({ error, onRetry, title }: ProblemProps) {
  const t = useTexts(shellTexts);
  const toWords = useProblemWords();
  return (
    <div className="c-problem" role="alert">
      <Icon name="warning" />
      <div>
        {title && <p className="c-problem-title">{title}</p>}
        <p>{toWords(error)}</p>
      </div>
      {onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
    </div>
  );
}

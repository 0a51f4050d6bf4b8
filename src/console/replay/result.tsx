import { useMemo, useState } from "react";
import { DECISIONS, type Decision } from "../../model/categories.ts";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import type { RuleChange } from "../../policy/drafts/replay.ts";
import { Button } from "../components/button.tsx";
import { useFormats } from "../components/formats.ts";
import { Icon } from "../components/icon.tsx";
import { Loading, useProblemWords } from "../components/states.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useIssueWords } from "../components/use-issue-words.ts";
import { changesTexts } from "../i18n/changes.ts";
import { policyTexts } from "../i18n/policy.ts";
import { replayTexts } from "../i18n/replay.ts";
import { useTexts } from "../i18n/texts.ts";
import { pathWords, placeWords } from "../policy/draft/change-words.ts";
import { MarkedText } from "../policy/rule/marked-text.tsx";
import { inLanguage } from "../policy/texts.ts";
import { toRuleRows } from "../policy/view/rule-rows.ts";
import { WorkerFailed } from "../workshop/link.ts";
import type { ReplayedLetter } from "../workshop/protocol.ts";
import type { ReplayResult, ReplayState } from "./use-replay.ts";

/** What the replay has found so far. */
export function Result({ state }: { state: ReplayState }) {
  const t = useTexts(replayTexts);
  const toWords = useProblemWords();
  const words = useIssueWords();
  const parts = useTexts(changesTexts);
  const placeOf = (keys: readonly string[]) => placeWords(keys, (id) => id, parts);
  if (state.kind === "idle") return <Expected />;
  if (state.kind === "failed") {
    const { error } = state;
    const issue = error instanceof WorkerFailed ? error.issue : undefined;
    return (
      <div className="c-problem" role="alert">
        <Icon name="warning" />
        <p>
          {t("run.failed", {
            reason: issue ? words.sentence({ ...issue, path: pathWords(issue.path, placeOf) }) : toWords(error),
          })}
        </p>
      </div>
    );
  }
  const isRunning = state.kind === "running";
  const progress = !isRunning
    ? state.kind === "stopped"
      ? t("run.stopped")
      : t("run.done", { count: state.summary.letters })
    : state.total === 0 || state.summary.letters === 0
      ? t("run.preparing")
      : t("run.progress", { done: state.done, total: state.total });
  return (
    <section className="c-card" aria-labelledby="r-result">
      <h2 id="r-result">{t("result.title")}</h2>
      {isRunning ? (
        <Loading label={progress} progress={state.total > 0 ? state.done / state.total : undefined} />
      ) : (
        <p role="status">{progress}</p>
      )}
      <Sums result={state} isRunning={isRunning} />
      {state.unread.length > 0 && (
        <details>
          <summary>{t("run.unread", { count: state.unread.length })}</summary>
          <ul className="p-issues">
            {state.unread.slice(0, 50).map(({ where, why }) => (
              <li key={where}>{t("run.unreadOne", { where, why: words.why(why) })}</li>
            ))}
          </ul>
        </details>
      )}
      {state.summary.rules.length > 0 && <ByRule result={state} />}
    </section>
  );
}

/** Before the first replay: what there will be to see. */
function Expected() {
  const t = useTexts(replayTexts);
  return (
    <section className="c-card p-fields" aria-labelledby="r-result">
      <h2 id="r-result">{t("result.title")}</h2>
      <p className="quiet">{t("result.none")}</p>
      <ul className="p-plain quiet">
        {(["result.tells.held", "result.tells.rules", "result.tells.letters"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </section>
  );
}

const SUMS = ["letters", "held", "released", "stricter", "milder"] as const;

function Sums({ result: { summary }, isRunning }: { result: ReplayResult; isRunning: boolean }) {
  const t = useTexts(replayTexts);
  const format = useFormats();
  return (
    <>
      <dl className="p-sums">
        {SUMS.map((key) => (
          <div key={key}>
            <dt>{t(`result.${key}`)}</dt>
            <dd>{format.number(summary[key])}</dd>
          </div>
        ))}
      </dl>
      {!isRunning && summary.rules.length === 0 && summary.letters > 0 && (
        <p className="p-good">
          <Icon name="check" />
          <span>{t("result.same")}</span>
        </p>
      )}
    </>
  );
}

function useRuleNames(contents: readonly DraftContent[]): (id: string) => string {
  const t = useTexts(policyTexts);
  return useMemo(() => {
    const names = new Map(
      [...contents]
        .reverse()
        .flatMap((content) => toRuleRows(content).map(({ id, title }) => [id, inLanguage(title, t)])),
    );
    return (id) => names.get(id) || id;
  }, [contents, t]);
}

function ByRule({ result }: { result: ReplayResult }) {
  const t = useTexts(replayTexts);
  const format = useFormats();
  const nameOf = useRuleNames(result.contents);
  const [rule, setRule] = useState<string>();
  const columns: Column<RuleChange>[] = [
    {
      id: "rule",
      title: t("rules.rule"),
      isHeader: true,
      cell: ({ ruleId }) => (
        <Button
          look="plain"
          aria-pressed={rule === ruleId}
          aria-label={t("rules.show", { rule: nameOf(ruleId) })}
          onClick={() => setRule(rule === ruleId ? undefined : ruleId)}
        >
          {nameOf(ruleId)}
        </Button>
      ),
    },
    { id: "held", title: t("rules.held"), isNumber: true, cell: ({ held }) => format.number(held.length) },
    {
      id: "released",
      title: t("rules.released"),
      isNumber: true,
      cell: ({ released }) => format.number(released.length),
    },
  ];
  const of = result.summary.rules.find(({ ruleId }) => ruleId === rule);
  const wanted = of && new Set([...of.held, ...of.released]);
  const letters = wanted ? result.letters.filter(({ id }) => wanted.has(id)) : result.letters;
  return (
    <>
      <h3>{t("rules.title")}</h3>
      <Table
        caption={t("rules.caption")}
        isCaptionHidden
        columns={columns}
        rows={result.summary.rules}
        keyOf={({ ruleId }) => ruleId}
      />
      <h3>{of ? t("changed.of", { rule: nameOf(of.ruleId) }) : t("changed.title")}</h3>
      {of && (
        <Button look="plain" onClick={() => setRule(undefined)}>
          {t("rules.all")}
        </Button>
      )}
      <ChangedLetters key={rule ?? ""} letters={letters} nameOf={nameOf} />
    </>
  );
}

const SHOWN = 20;

function ChangedLetters({ letters, nameOf }: { letters: readonly ReplayedLetter[]; nameOf(id: string): string }) {
  const t = useTexts(replayTexts);
  const [count, setCount] = useState(SHOWN);
  return (
    <>
      <ul className="p-letters">
        {letters.slice(0, count).map((letter) => (
          <li key={letter.id}>
            <Letter letter={letter} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      {letters.length > count && (
        <Button onClick={() => setCount(count + SHOWN)}>
          {t("changed.more", { count: Math.min(SHOWN, letters.length - count) })}
        </Button>
      )}
    </>
  );
}

function Letter({ letter, nameOf }: { letter: ReplayedLetter; nameOf(id: string): string }) {
  const t = useTexts(replayTexts);
  const { change, labelled } = letter;
  const rules = (findings: typeof change.newly) => t.facts([...new Set(findings.map(({ ruleId }) => nameOf(ruleId)))]);
  const marked = [...change.newly, ...change.gone].filter(({ field }) => field === "body");
  const isDecision = (value: string): value is Decision => DECISIONS.some((one) => one === value);
  return (
    <details className="p-letter">
      <summary>
        <strong>{letter.subject || t("changed.noSubject")}</strong>{" "}
        <span>
          {t("changed.change", { before: t(`decision.${change.before}`), after: t(`decision.${change.after}`) })}
        </span>
        <span className="line quiet">
          {letter.id}
          {labelled &&
            ` · ${t("changed.labelled", { decision: isDecision(labelled) ? t(`decision.${labelled}`) : labelled })}`}
        </span>
      </summary>
      {letter.to.length > 0 && <p className="quiet">{t("changed.to", { recipients: t.facts(letter.to) })}</p>}
      {change.newly.length > 0 && <p>{t("changed.new", { rules: rules(change.newly) })}</p>}
      {change.gone.length > 0 && <p>{t("changed.gone", { rules: rules(change.gone) })}</p>}
      <MarkedText text={letter.body} findings={marked} />
    </details>
  );
}

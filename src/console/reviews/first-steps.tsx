import type { ReactNode } from "react";
import { Link } from "wouter";
import { useMe } from "../api/me.ts";
import { Icon } from "../components/icon.tsx";
import { firstStepsTexts } from "../i18n/first-steps.ts";
import { useTexts } from "../i18n/texts.ts";
import "./first-steps.css";
import { type Begun, type FirstStep, type FirstStepId, toFirstSteps } from "./to-first-steps.ts";
import { useBegun } from "./use-first-steps.ts";

/** Where a new hub lands: what is left to do until letters come, each step told as it stands. Nothing once all is done. */
export function FirstSteps() {
  const t = useTexts(firstStepsTexts);
  const begun = useBegun();
  const steps = begun ? toFirstSteps(begun) : [];
  if (!begun || steps.length === 0) return null;
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <section className="s-steps c-card" aria-labelledby="first-steps">
      <div className="s-head">
        <h2 id="first-steps">{t("title")}</h2>
        <p className="quiet">{t("count", { done, total: steps.length })}</p>
      </div>
      <p className="quiet">{t("lead")}</p>
      <ol>
        {steps.map((step, index) => (
          <Step key={step.id} step={step} number={index + 1} begun={begun} />
        ))}
      </ol>
    </section>
  );
}

type StepProps = { step: FirstStep; number: number; begun: Begun };

function Step({ step: { id, state }, number, begun }: StepProps) {
  const t = useTexts(firstStepsTexts);
  const isAdministrator = useMe().data?.role === "administrator";
  return (
    <li className="s-step" data-state={state} aria-current={state === "next" ? "step" : undefined}>
      <span className="s-mark" aria-hidden="true">
        {state === "done" ? <Icon name="check" /> : number}
      </span>
      <div>
        <h3>
          {t(id)}
          {state === "done" && <span className="hidden"> {t("done")}</span>}
        </h3>
        <p className="quiet">{useStepWords(id, state, begun, isAdministrator)}</p>
        {state !== "done" && (
          <StepActions id={id} isNext={state === "next"} begun={begun} canInvite={isAdministrator} />
        )}
      </div>
    </li>
  );
}

/** What there is already, or what the step is about. */
function useStepWords(id: FirstStepId, state: FirstStep["state"], begun: Begun, canInvite: boolean): string {
  const t = useTexts(firstStepsTexts);
  const { draft, version, others, invited, browsers } = begun;
  if (state !== "done") {
    if (id === "people" && !canInvite) return t("people.ask");
    return id === "browsers" ? t("browsers.lead", { hub: location.origin }) : t(`${id}.lead`);
  }
  switch (id) {
    case "policy":
      return draft ? t("policy.draft", { title: draft.title }) : t("policy.done");
    case "publish":
      return t("publish.done", { version: version ?? 0 });
    case "people":
      return others > 0 ? t("people.done", { count: others }) : t("people.invited", { count: invited });
    case "browsers":
      return t("browsers.done", { count: browsers });
  }
}

type StepActionsProps = { id: FirstStepId; isNext: boolean; begun: Begun; canInvite: boolean };

/** One filled button on the page: the next step's. */
function StepActions({ id, isNext, begun, canInvite }: StepActionsProps) {
  const t = useTexts(firstStepsTexts);
  const to = (href: string, words: string, isFirst = true): ReactNode => (
    <Link href={`~/console/${href}`} className={isNext && isFirst ? "button button-filled" : "button"}>
      {words}
    </Link>
  );
  // Without a draft there is nothing to publish, and who may not invite has nothing to press.
  if ((id === "publish" && !begun.draft) || (id === "people" && !canInvite)) return null;
  return (
    <p className="c-actions">
      {id === "policy" && (
        <>
          {to("policy", t("policy.do"))}
          {to("import", t("policy.import"), false)}
        </>
      )}
      {id === "publish" && to(`policy/drafts/${begun.draft?.id}/publish`, t("publish.do"))}
      {id === "people" && to("people/invitations", t("people.do"))}
      {id === "browsers" && to("people/browsers", t("browsers.do"))}
    </p>
  );
}

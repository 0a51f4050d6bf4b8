import { useEffect, useRef, useState } from "react";
import { ownName } from "../i18n/languages.ts";
import type { GuideTranslator } from "../i18n/screens/guide.ts";
import type { OptionsTranslator } from "../i18n/screens/options.ts";
import { UI_LANGUAGES } from "../i18n/texts.ts";
import { ConnectForm, Pending } from "../options/hub.tsx";
import { Choice } from "../options/parts.tsx";
import { useView } from "../use-store.ts";
import type { Store } from "../view-models/actions.ts";
import type { GuideAction, GuideFacts } from "../view-models/guide.ts";
import { PracticeStep } from "./practice.tsx";

const STEPS = ["welcome", "hub", "practice"] as const;

export type GuideProps = {
  store: Store<GuideFacts | undefined, GuideAction>;
  t: GuideTranslator;
  options: OptionsTranslator;
};

/** The introduction: what it does, the hub, and a first corrected sentence. */
export function GuidePage({ store, t, options }: GuideProps) {
  const facts = useView(store);
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const go = (next: number) => {
    moved.current = true;
    setAt(next);
  };
  const step = STEPS[at] ?? "welcome";
  useEffect(() => {
    document.title = t("guide.title");
  }, [t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step.
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [step]);
  if (!facts) return null;
  const isConnected = facts.hub.state.connection !== null;
  const isSkip = step === "hub" && !isConnected;
  const titles = { welcome: t("guide.title"), hub: t("guide.hub"), practice: t("guide.practice") };
  return (
    <main className="guide" data-step={step}>
      <header>
        <p className="quiet">{t("guide.step", { step: at + 1, steps: STEPS.length })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {titles[step]}
        </h1>
      </header>
      {step === "welcome" && <Welcome facts={facts} store={store} t={t} options={options} />}
      {step === "hub" && <HubStep facts={facts} store={store} t={t} options={options} />}
      {step === "practice" && <PracticeStep facts={facts} store={store} t={t} />}
      <footer className="frame-actions">
        {at < STEPS.length - 1 && (
          // Where there is a hub to connect to, that is what to press.
          <button type="button" className={isSkip ? "button" : "button button-filled"} onClick={() => go(at + 1)}>
            {t(isSkip ? "guide.skip" : "guide.next")}
          </button>
        )}
        {at > 0 && (
          <button type="button" className="link" onClick={() => go(at - 1)}>
            {t("guide.back")}
          </button>
        )}
      </footer>
    </main>
  );
}

type StepProps = Pick<GuideProps, "store" | "t" | "options"> & { facts: GuideFacts };

function Welcome({ facts: { settings }, store, t, options }: StepProps) {
  return (
    <>
      <div className="guide-lists">
        <section aria-labelledby="guide-does">
          <h2 id="guide-does">{t("guide.does")}</h2>
          <ul className="does">
            <li>{t("guide.does.reads")}</li>
            <li>{t("guide.does.offers")}</li>
            <li>{t("guide.does.holds")}</li>
          </ul>
        </section>
        <section aria-labelledby="guide-never">
          <h2 id="guide-never">{t("guide.never")}</h2>
          <ul className="never">
            <li>{t("guide.never.sends")}</li>
            <li>{t("guide.never.private")}</li>
            <li>{t("guide.never.learns")}</li>
          </ul>
        </section>
      </div>
      <p className="guide-privacy">{t("guide.privacy")}</p>
      <Choice
        legend={options("general.language")}
        value={settings.language}
        options={[
          { value: "browser", label: options("general.browser") },
          ...UI_LANGUAGES.map((language) => ({ value: language, label: ownName(language), lang: language })),
        ]}
        onChange={(language) => store.act({ kind: "settings", settings: { ...settings, language } })}
      />
    </>
  );
}

function HubStep({ facts, store, t, options }: StepProps) {
  const { connection, pending } = facts.hub.state;
  const act = (action: GuideAction) => store.act(action);
  return (
    <>
      <p className="lead">{t("guide.hubLead")}</p>
      {connection && !connection.revoked ? (
        <p className="guide-good" role="status">
          {t("guide.connected", { organisation: connection.organisation })}
        </p>
      ) : pending ? (
        <Pending pending={pending} act={act} t={options} />
      ) : (
        <ConnectForm hub={facts.hub} act={act} t={options} />
      )}
    </>
  );
}

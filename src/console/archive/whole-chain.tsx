import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useHubStatus } from "../api/hub-status.ts";
import { verifyWholeChain } from "../api/records.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useTexts } from "../i18n/texts.ts";
import { sayFault } from "./say-fault.ts";

const FAULTS_SHOWN = 20;

/** Every link from the first to the last, checked in this browser. */
export function WholeChain() {
  const t = useTexts(archiveTexts);
  const { say } = useAnnouncer();
  const hub = useHubStatus();
  const [links, setLinks] = useState(0);
  const life = useRef(new AbortController());
  useEffect(() => {
    const own = new AbortController();
    life.current = own;
    return () => own.abort();
  }, []);
  const check = useMutation({
    mutationFn: () => verifyWholeChain(setLinks, life.current.signal),
    onSuccess: ({ faults, length }) =>
      say(faults.length === 0 ? t("chain.good", { count: length }) : t("chain.bad", { count: faults.length })),
  });
  const length = hub.data?.chain.length;
  return (
    <section>
      <h2 id="chain">{t("chain")}</h2>
      <p className="quiet">{t("chain.lead")}</p>
      <p>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          {t("chain.verify")}
        </Button>
      </p>
      {check.isPending && (
        <Loading
          label={t("chain.checking", { count: links })}
          progress={length ? Math.min(1, links / length) : undefined}
        />
      )}
      {check.isError && <Problem error={check.error} />}
      {check.data && (
        <div className="c-card">
          <p className="l-state" data-tone={check.data.faults.length === 0 ? "good" : "bad"}>
            <Icon name={check.data.faults.length === 0 ? "check" : "warning"} />
            <span>
              {check.data.faults.length === 0
                ? t("chain.good", { count: check.data.length })
                : t("chain.bad", { count: check.data.faults.length })}
            </span>
          </p>
          <ul className="l-checks">
            {check.data.faults.slice(0, FAULTS_SHOWN).map(({ line, code, values }) => (
              <li key={`${line} ${code}`}>
                {t("chain.fault", { line, what: sayFault({ code, values }, t.language) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

import { useEffect, useRef, useState } from "react";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import type { Finding } from "../../model/report.ts";
import { ruleLanguageOf } from "../../ui/i18n/texts.ts";
import { usePreferences } from "../preferences.tsx";
import type { AuditAnswer, AuditRequest } from "./audit-protocol.ts";

export type AuditState =
  | { kind: "loading" }
  | { kind: "failed" }
  /** `isCurrent`: the findings are those of the letter as it stands. */
  | { kind: "audited"; findings: Finding[]; isCurrent: boolean };

/** A pause in typing after which the letter is looked at. */
const PAUSE_MS = 200;

/** Audits the letter as it is being changed, in a worker that lives as long as the editor. */
export function useAudit(review: string, draft: CanonicalDraft): AuditState & { handbooks: Record<string, string> } {
  const { language } = usePreferences();
  const [state, setState] = useState<AuditState>({ kind: "loading" });
  const [handbooks, setHandbooks] = useState<Record<string, string>>({});
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const ownDomain = draft.from.split("@")[1] || "localhost.localdomain";

  useEffect(() => {
    const made = new Worker(new URL("./audit-worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    setState({ kind: "loading" });
    made.addEventListener("message", ({ data }: MessageEvent<AuditAnswer>) => {
      if (data.kind === "ready") setHandbooks(data.handbooks);
      else if (data.kind === "failed") setState({ kind: "failed" });
      else if (data.number === asked.current) setState({ kind: "audited", findings: data.findings, isCurrent: true });
    });
    made.addEventListener("error", () => setState({ kind: "failed" }));
    const locale = ruleLanguageOf(language);
    made.postMessage({ kind: "load", review, locale, ownDomain } satisfies AuditRequest);
    return () => {
      made.terminate();
      worker.current = undefined;
    };
  }, [review, language, ownDomain]);

  // Another language is another worker, which has seen nothing yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: language is what the worker above is made for
  useEffect(() => {
    asked.current += 1;
    const number = asked.current;
    setState((before) => (before.kind === "audited" ? { ...before, isCurrent: false } : before));
    const timer = setTimeout(() => {
      worker.current?.postMessage({ kind: "audit", number, draft } satisfies AuditRequest);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, language]);

  return { ...state, handbooks };
}

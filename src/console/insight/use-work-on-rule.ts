import { useState } from "react";
import { useLocation } from "wouter";
import { readDraft, useDrafts, useStartDraft, useVersions } from "../api/policy.ts";
import { policyTexts } from "../i18n/policy.ts";
import { useTexts } from "../i18n/texts.ts";
import { toRuleRows } from "../policy/view/rule-rows.ts";

/**
 * Leads to a rule in the workbench: in the draft that was worked on last, where that one has the rule, else in a new one
 * of the newest version (of the packs, where none was published).
 */
export function useWorkOnRule(): { work(ruleId: string): void; busy: string | undefined; error: Error | null } {
  const t = useTexts(policyTexts);
  const [, navigate] = useLocation();
  const drafts = useDrafts();
  const versions = useVersions({ isWanted: false });
  const start = useStartDraft();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<Error | null>(null);

  async function findDraft(ruleId: string): Promise<string> {
    // A press may come before the lists do, or long after.
    const [last] = (await drafts.refetch({ throwOnError: true })).data ?? [];
    if (last && toRuleRows((await readDraft(last.id)).content).some(({ id }) => id === ruleId)) return last.id;
    const { data: published } = await versions.refetch({ throwOnError: true });
    const newest = published?.find(({ team }) => team === null)?.version;
    const made = await start.mutateAsync(
      newest === undefined
        ? { title: t("start.title.packs"), fromPacks: true }
        : { title: t("start.title.version", { version: newest }), fromVersion: newest },
    );
    return made.id;
  }

  async function work(ruleId: string): Promise<void> {
    setBusy(ruleId);
    setError(null);
    try {
      const draft = await findDraft(ruleId);
      navigate(`~/console/policy/drafts/${draft}/rules/${encodeURIComponent(ruleId)}`);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(undefined);
    }
  }

  return { work: (ruleId) => void work(ruleId), busy, error };
}

import type { Caller } from "./people.ts";

/** A policy of one forbidden phrase, small enough to be checked at once. */
export function policySource(phrase: string, more: Record<string, unknown> = {}) {
  return {
    format: 1,
    id: "works",
    version: "1.0.0",
    title: { en: "Works policy", zh: "工厂策略" },
    rules: [
      {
        id: "forbidden-words",
        category: "banned-phrase",
        severity: "block",
        title: { en: "Forbidden words", zh: "禁用语" },
        message: { en: "Don't write this.", zh: "请勿这样写。" },
        detect: [{ kind: "phrases", en: [phrase] }],
        hits: [`Well, ${phrase}.`],
        misses: ["We will take care of it."],
      },
    ],
    ...more,
  };
}

type Draft = { id: string; revision: number; state: string; check: { sound: boolean; issues: unknown[] } };

/** Writes, checks and publishes a policy as the workbench does. @returns the version's number */
export async function publishPolicy(
  supervisor: Caller,
  policy: unknown,
  { terms = {}, rollout = {}, validDays = 90 }: { terms?: object; rollout?: object; validDays?: number } = {},
): Promise<number> {
  return publishContent(supervisor, { policy, terms, validDays }, rollout);
}

/** The same with layers. @returns the version's number */
export async function publishContent(supervisor: Caller, content: object, rollout: object = {}): Promise<number> {
  const draft = await supervisor.post<Draft>("/v1/policy/drafts", { title: "New rules", content });
  const checked = await supervisor.post<Draft>(`/v1/policy/drafts/${draft.id}/check`);
  if (!checked.check.sound) throw new Error(JSON.stringify(checked.check.issues));
  const body = { revision: checked.revision, note: "As agreed", rollout };
  return (await supervisor.post<{ version: number }>(`/v1/policy/drafts/${draft.id}/publish`, body)).version;
}

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { type DraftEdit, draftEditsSchema, draftSummarySchema } from "../../model/exchange/policy-work.ts";
import { editContent } from "../../policy/drafts/edit-content.ts";
import { type Clash, rebaseEdits } from "../../policy/drafts/rebase-edits.ts";
import { send, toPath } from "./call.ts";
import { isHubError } from "./hub-error.ts";
import { type DraftSummary, draftKey, draftsKey, type PolicyDraft, readDraft } from "./policy.ts";
import { withEdits } from "./with-edits.ts";

export type SaveState = "saved" | "saving" | { error: Error; retry(): void };

/** Places that someone else changed too; nothing is lost until a person decides. */
export type OpenClash = { clashes: Clash[]; by: string; decide(takeMine: boolean): void; cancel(): void };

export type SaveResult = "saved" | "failed" | "theirs" | "waiting";

/** What a draft is called and what it is for. */
export type DraftWords = Pick<DraftSummary, "title" | "note">;

async function describeDraft(client: QueryClient, id: string, words: Partial<DraftWords>): Promise<DraftSummary> {
  const put = async (revision: number) => {
    const body = { schema: draftEditsSchema, value: { revision, ...words } };
    return send("PATCH", toPath("/v1/policy/drafts/{id}", { id }), draftSummarySchema, { body });
  };
  const base = client.getQueryData<PolicyDraft>(draftKey(id)) ?? (await readDraft(id));
  try {
    return await put(base.revision);
  } catch (error) {
    if (!isHubError(error, "changed-since")) throw error;
    const theirs = await readDraft(id);
    client.setQueryData(draftKey(id), theirs);
    return put(theirs.revision);
  }
}

/** One draft, and the one way to change it: small edits on the revision that was read, one after the other. */
export function useDraft(id: string, { onMerged }: { onMerged?(by: string): void } = {}) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: draftKey(id), queryFn: ({ signal }) => readDraft(id, signal) });
  const [saving, setSaving] = useState<SaveState>("saved");
  const [clash, setClash] = useState<OpenClash>();
  const [underWay, setUnderWay] = useState<readonly (readonly DraftEdit[])[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const saveNow = useCallback(
    async (edits: readonly DraftEdit[]): Promise<SaveResult> => {
      const base = client.getQueryData<PolicyDraft>(draftKey(id));
      if (!base || edits.length === 0) return "saved";
      setSaving("saving");
      const body = { schema: draftEditsSchema, value: { revision: base.revision, edits: [...edits] } };
      try {
        const summary = await send("PATCH", toPath("/v1/policy/drafts/{id}", { id }), draftSummarySchema, { body });
        const edited = editContent(base.content, edits);
        if (edited.kind === "edited") {
          const check = summary.state === "checked" ? base.check : null;
          client.setQueryData(draftKey(id), { ...base, ...summary, content: edited.content, check });
        } else await client.invalidateQueries({ queryKey: draftKey(id), exact: true });
        void client.invalidateQueries({ queryKey: [...draftKey(id), "history"] });
        void client.invalidateQueries({ queryKey: draftsKey, exact: true });
        setSaving("saved");
        return "saved";
      } catch (error) {
        if (!isHubError(error, "changed-since")) {
          const shown = error instanceof Error ? error : new Error(String(error));
          setSaving({ error: shown, retry: () => void saveNow(edits) });
          return "failed";
        }
        const theirs = await readDraft(id);
        const { clean, clashes } = rebaseEdits(base.content, theirs.content, edits);
        client.setQueryData(draftKey(id), theirs);
        if (clashes.length === 0) {
          onMerged?.(theirs.updatedBy);
          setSaving("saved");
          return saveNow(clean);
        }
        return new Promise((resolve) => {
          const close = () => {
            setClash(undefined);
            setSaving("saved");
          };
          setClash({
            clashes,
            by: theirs.updatedBy,
            decide(takeMine) {
              close();
              const mine = takeMine ? [...clean, ...clashes.map(({ edit }) => edit)] : clean;
              void saveNow(mine).then((result) => resolve(takeMine || result === "failed" ? result : "theirs"));
            },
            cancel() {
              close();
              resolve("waiting");
            },
          });
        });
      }
    },
    [client, id, onMerged],
  );

  /** Saves after whatever is being saved. */
  const save = useCallback(
    (edits: readonly DraftEdit[]): Promise<SaveResult> => {
      setUnderWay((before) => [...before, edits]);
      const next = queue.current.then(() => saveNow(edits));
      queue.current = next
        .catch(() => {})
        .finally(() => setUnderWay((before) => before.filter((one) => one !== edits)));
      return next;
    },
    [saveNow],
  );
  /** Gives it another name or note, after whatever is being saved; whoever does so last has their way. @throws HubError */
  const describe = useCallback(
    (words: Partial<DraftWords>): Promise<void> => {
      const next = queue.current.then(async () => {
        const answer = await describeDraft(client, id, words);
        client.setQueryData<PolicyDraft>(draftKey(id), (base) => base && { ...base, ...answer });
        void client.invalidateQueries({ queryKey: [...draftKey(id), "history"] });
        void client.invalidateQueries({ queryKey: draftsKey, exact: true });
      });
      queue.current = next.catch(() => {});
      return next;
    },
    [client, id],
  );
  const stored = query.data;
  const draft = useMemo(() => stored && withEdits(stored, underWay), [stored, underWay]);
  return { query, draft, save, describe, saving, clash };
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import {
  type DraftContent,
  type DraftEdit,
  draftContentSchema,
  draftEditsSchema,
  draftSummarySchema,
} from "../../model/exchange/policy-work.ts";
import { editContent } from "../../policy/drafts/edit-content.ts";
import { toPackId } from "../../policy/importing/import-session.ts";
import { send, toPath } from "../api/call.ts";
import { keys } from "../api/keys.ts";
import { readDraft, useDrafts, useStartDraft, useVersions } from "../api/policy.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Problem } from "../components/states.tsx";
import { importTexts } from "../i18n/import.ts";
import { useTexts } from "../i18n/texts.ts";

type FinishProps = {
  /** The handbook, and the code that its clauses are cited by. */
  name: string;
  code: string;
  /** How many entries were accepted, and how many nobody has decided. */
  accepted: number;
  open?: number;
  /** What they change of a draft. */
  toEdits(): DraftEdit[];
  onDone(): void;
};

/** Puts what was accepted into a draft, where its examples run like those of any pack. */
export function Finish({ name, code, accepted, open = 0, toEdits, onDone }: FinishProps) {
  const t = useTexts(importTexts);
  const drafts = useDrafts().data ?? [];
  const versions = useVersions().data ?? [];
  const newest = versions.find(({ team }) => team === null)?.version;
  const client = useQueryClient();
  const start = useStartDraft();
  const { show } = useAnnouncer();
  const [, navigate] = useLocation();
  const [choice, setChoice] = useState<string>();
  const [isTrial, setTrial] = useState(true);
  const [state, setState] = useState<{ kind: "idle" | "busy" | "no-rule" } | { kind: "failed"; error: unknown }>({
    kind: "idle",
  });
  const first = drafts[0]?.id ?? (newest === undefined ? "packs" : "version");
  const chosen = choice ?? first;

  const put = async () => {
    const edits = withTrial(toEdits(), isTrial);
    setState({ kind: "busy" });
    try {
      let id = chosen;
      if (chosen === "alone") {
        const content = aloneContent({ code, name }, edits);
        if (!content) return setState({ kind: "no-rule" });
        id = (await start.mutateAsync({ title: t("finish.title.alone", { name: name }), content })).id;
      } else {
        if (chosen === "packs") id = (await start.mutateAsync({ title: name, fromPacks: true })).id;
        if (chosen === "version") id = (await start.mutateAsync({ title: name, fromVersion: newest })).id;
        const { revision } = await readDraft(id);
        const body = { schema: draftEditsSchema, value: { revision, edits } };
        await send("PATCH", toPath("/v1/policy/drafts/{id}", { id }), draftSummarySchema, { body });
      }
      await client.invalidateQueries({ queryKey: keys.policy });
      show(t("finish.done", { count: accepted, name: name }));
      onDone();
      navigate(`~/console/policy/drafts/${id}`);
    } catch (error) {
      setState({ kind: "failed", error });
    }
  };
  if (accepted === 0) return null;
  return (
    <section className="c-card p-fields" aria-labelledby="i-finish">
      <h2 id="i-finish">{t("finish.title")}</h2>
      <p>
        {t("finish.lead", { count: accepted })} {open > 0 && t("finish.open", { count: open })}
      </p>
      <Field label={t("finish.draft")}>
        {(control) => (
          <select {...control} value={chosen} onChange={(event) => setChoice(event.target.value)}>
            {drafts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            {newest !== undefined && <option value="version">{t("finish.new.version", { version: newest })}</option>}
            <option value="packs">{t("finish.new.packs")}</option>
            <option value="alone">{t("finish.new.alone")}</option>
          </select>
        )}
      </Field>
      <label className="c-choice">
        <input type="checkbox" checked={isTrial} onChange={(event) => setTrial(event.target.checked)} />
        <span>{t("finish.monitor")}</span>
      </label>
      {state.kind === "no-rule" && (
        <p className="c-field-problem" role="alert">
          {t("finish.needRule")}
        </p>
      )}
      {state.kind === "failed" && <Problem error={state.error} onRetry={() => void put()} />}
      <div className="c-actions">
        <Button look="filled" busy={state.kind === "busy"} onClick={() => void put()}>
          {state.kind === "busy" ? t("finish.busy") : t("finish.do")}
        </Button>
      </div>
    </section>
  );
}

/** New rules on trial: they are counted and nobody sees them, until someone rolls them out. */
function withTrial(edits: readonly DraftEdit[], isTrial: boolean): DraftEdit[] {
  if (!isTrial) return [...edits];
  const rules = edits.filter(({ path }) => path[1] === "rules");
  return [...edits, ...rules.map(({ path }) => ({ path: ["terms", "modes", path[2] ?? ""], value: "monitor" }))];
}

/** A policy of this handbook and nothing else. @returns undefined without any rule, which would be none */
function aloneContent(
  { code, name }: { code: string; name: string },
  edits: readonly DraftEdit[],
): DraftContent | undefined {
  if (!edits.some(({ path }) => path[1] === "rules")) return undefined;
  const policy = { format: 1, id: toPackId(code), version: "1.0.0", title: { en: name, zh: name }, rules: [] };
  const edited = editContent(draftContentSchema.parse({ policy }), edits);
  return edited.kind === "edited" ? edited.content : undefined;
}

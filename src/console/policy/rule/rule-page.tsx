import { lazy, Suspense, useCallback, useId, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { DraftEdit } from "../../../model/exchange/policy-work.ts";
import { valueAt } from "../../../policy/drafts/edit-content.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import { Empty, Loading } from "../../components/states.tsx";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { shellTexts } from "../../i18n/shell.ts";
import { useDraftContext } from "../draft/draft-context.tsx";
import { inLanguage, useTexts } from "../texts.ts";
import { isRec, newRule, type Rec, toRuleForm } from "../view/rule-form.ts";
import { rulesOf } from "../view/rule-rows.ts";
import { DraftPad } from "./draft-pad.tsx";
import { keep, readKept } from "./kept-edits.ts";
import { ProofLine } from "./proof-line.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { useTrial } from "./use-trial.ts";

/** The editor for data is loaded when somebody asks for it. */
const RuleData = lazy(() => import("./rule-data.tsx").then((one) => ({ default: one.RuleData })));

const NEW = "+";
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** One rule: edited as a form or as data, tried while it is typed, with the draft pad beside it. */
export function RulePage({ id }: { id: string }) {
  const t = useTexts(policyTexts);
  const { draft, desk, isClosed, save } = useDraftContext();
  const { show } = useAnnouncer();
  const [, navigate] = useLocation();
  const isNew = id === NEW;
  const path = pathOf(draft.content, id);
  const stored = isNew ? undefined : valueAt(draft.content, path);
  const [typed, setTyped] = useState<Rec | undefined>(() => {
    const kept = readKept(draft.id, id);
    return isRec(kept) ? kept : isNew ? newRule("") : undefined;
  });
  const [isData, setData] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [isTried, setTried] = useState(false);
  const view = useId();
  const saving = useRef<HTMLButtonElement>(null);
  const rule = typed ?? (isRec(stored) ? stored : undefined);
  const trial = useTrial(desk, rule);
  const edit = useCallback(
    (next: Rec | undefined) => {
      setTyped(next);
      keep(draft.id, id, next);
    },
    [draft.id, id],
  );

  if (!rule) {
    return (
      <Empty icon="policy" title={t("rule.missing.title")} actions={<Link href="/">{t("rule.back")}</Link>}>
        <p>{t("rule.missing.lead")}</p>
      </Empty>
    );
  }
  const form = toRuleForm(rule);
  const ownId = typeof rule.id === "string" ? rule.id : "";
  const idProblem = !isNew
    ? undefined
    : !ID.test(ownId)
      ? t("rule.idBad")
      : rulesOf(draft.content).some((one) => isRec(one) && one.id === ownId)
        ? t("rule.idTaken")
        : undefined;
  const saveRule = async () => {
    setTried(true);
    if (!typed || idProblem) return;
    const edits: DraftEdit[] = [{ path: isNew ? ["policy", "rules", ownId] : path, value: typed }];
    const result = await save(edits);
    if (result !== "saved" && result !== "theirs") return;
    keep(draft.id, id, undefined);
    if (isNew) return navigate(`/rules/${ownId}`, { replace: true });
    setTyped(undefined);
    if (result === "saved") show(t("rule.saved"));
  };
  const discard = () => {
    edit(undefined);
    // The button goes with the changes.
    saving.current?.focus();
  };
  const remove = async () => {
    setRemoving(false);
    if ((await save([{ path }])) !== "saved") return;
    keep(draft.id, id, undefined);
    show(t("rule.removed"));
    navigate("/");
  };
  return (
    <>
      <p>
        <Link href="/" className="p-back">
          <Icon name="back" />
          <span>{t("rule.back")}</span>
        </Link>
      </p>
      <h2 className="p-title" data-landing="" tabIndex={-1}>
        {isNew ? t("rule.newTitle") : inLanguage(form.title, t) || id}
      </h2>
      <div className="p-two p-editor">
        <section aria-label={t("draft.rules")}>
          <fieldset className="p-choices">
            <legend>{t("rule.view")}</legend>
            <label className="c-choice">
              <input type="radio" name={view} checked={!isData} onChange={() => setData(false)} />
              <span>{t("rule.form")}</span>
            </label>
            <label className="c-choice">
              <input type="radio" name={view} checked={isData} onChange={() => setData(true)} />
              <span>{t("rule.data")}</span>
            </label>
          </fieldset>
          <ProofLine trial={trial} />
          {isNew && (
            <Field label={t("rule.id")} hint={t("rule.idHint")} problem={isTried ? idProblem : undefined}>
              {(control) => (
                <input
                  {...control}
                  value={ownId}
                  spellCheck={false}
                  autoCapitalize="none"
                  onChange={(event) => edit({ ...rule, id: event.target.value })}
                />
              )}
            </Field>
          )}
          <fieldset disabled={isClosed} className="p-fields">
            {isData ? (
              <Suspense fallback={<Loading />}>
                <RuleData rule={rule} onChange={edit} isClosed={isClosed} />
              </Suspense>
            ) : (
              <RuleFields rule={rule} form={form} proof={trial.proof} onChange={edit} />
            )}
          </fieldset>
          <Conflicts trial={trial} />
          {!isClosed && (
            <div className="p-save">
              {typed && !isNew && <p className="quiet">{t("rule.unsaved")}</p>}
              <div className="c-actions">
                <Button look="filled" ref={saving} aria-disabled={!typed} onClick={() => void saveRule()}>
                  {t("rule.save")}
                </Button>
                {typed && !isNew && <Button onClick={discard}>{t("rule.discard")}</Button>}
                {!isNew && (
                  <Button look="plain" onClick={() => setRemoving(true)}>
                    {t("rule.remove")}
                  </Button>
                )}
              </div>
            </div>
          )}
        </section>
        <DraftPad rule={{ id: ownId, written: rule }} />
      </div>
      {isRemoving && (
        <RemoveDialog
          title={inLanguage(form.title, t) || id}
          onClose={() => setRemoving(false)}
          onRemove={() => void remove()}
        />
      )}
    </>
  );
}

/** A rule of the packs, or one that the organisation's layer adds. */
function pathOf(content: Parameters<typeof valueAt>[0], id: string): string[] {
  const own = ["policy", "rules", id];
  const added = ["layer", "add", "rules", id];
  return valueAt(content, own) === undefined && valueAt(content, added) !== undefined ? added : own;
}

function Conflicts({ trial }: { trial: ReturnType<typeof useTrial> }) {
  const t = useTexts(policyTexts);
  const { parts } = useIssueWords();
  if (trial.proof?.kind === "invalid") return null;
  const { conflicts } = trial;
  return (
    <section className="p-conflicts" aria-label={t("rule.conflicts")}>
      <h3>{t("rule.conflicts")}</h3>
      {conflicts === undefined ? (
        <p className="quiet">{t("rule.conflicts.looking")}</p>
      ) : conflicts.length === 0 ? (
        <p className="p-good">
          <Icon name="check" />
          <span>{t("rule.conflicts.none")}</span>
        </p>
      ) : (
        <ul className="p-issues">
          {conflicts.map((issue) => (
            <li key={`${issue.path} ${issue.found}`}>{parts(issue).found}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RemoveDialog({ title, onClose, onRemove }: { title: string; onClose(): void; onRemove(): void }) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      title={t("rule.remove.title")}
      onClose={onClose}
      firstFocus={safe}
      actions={
        <>
          <Button ref={safe} look="filled" onClick={onClose}>
            {shell("cancel")}
          </Button>
          <Button look="plain" onClick={onRemove}>
            {t("rule.remove.do")}
          </Button>
        </>
      }
    >
      <p>{t("rule.remove.lead", { title })}</p>
    </Dialog>
  );
}

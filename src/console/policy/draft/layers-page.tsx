import { useId, useState } from "react";
import { SEVERITIES } from "../../../model/categories.ts";
import { useTeams } from "../../api/people.ts";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { Loading, Problem } from "../../components/states.tsx";
import { type Column, Table } from "../../components/table.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { inLanguage, useTexts } from "../texts.ts";
import { foldText } from "../view/fold-text.ts";
import {
  type HandbookRow,
  type RuleChangeRow,
  toHandbookEdits,
  toHandbookRows,
  toRuleChangeEdits,
  toRuleChanges,
} from "../view/layer-view.ts";
import { toRuleRows } from "../view/rule-rows.ts";
import { useDraftContext } from "./draft-context.tsx";
import { LayerData } from "./layer-data.tsx";
import { Locks } from "./locks.tsx";
import { Profile } from "./profile.tsx";

/** The packs, and what the organisation and its teams lay over them. */
export function LayersPage() {
  return (
    <div className="p-steps">
      <Handbooks />
      <OrganisationLayer />
      <TeamLayers />
      <Profile />
    </div>
  );
}

function Handbooks() {
  const t = useTexts(policyTexts);
  const { draft, isClosed, save } = useDraftContext();
  const rows = toHandbookRows(draft.content);
  const isOnlyOne = rows.filter(({ isOn }) => isOn).length === 1;
  const columns: Column<HandbookRow>[] = [
    {
      id: "name",
      title: t("layers.handbook"),
      isHeader: true,
      cell: ({ code, name }) => (
        <>
          {inLanguage(name, t)} <span className="quiet">{code}</span>
        </>
      ),
    },
    { id: "rules", title: t("layers.rules"), isNumber: true, cell: ({ rules }) => rules },
    {
      id: "on",
      title: t("layers.on"),
      cell: ({ code, name, isOn }) => (
        <input
          type="checkbox"
          aria-label={t("layers.onLabel", { name: inLanguage(name, t) })}
          checked={isOn}
          disabled={isClosed || (isOn && isOnlyOne)}
          onChange={(event) => void save(toHandbookEdits(draft.content, code, event.target.checked))}
        />
      ),
    },
  ];
  return (
    <section className="c-card">
      <h2>{t("layers.packs")}</h2>
      <p className="quiet">{t("layers.packsLead")}</p>
      <p role="status">{rows.every(({ isOn }) => isOn) ? t("layers.allOn") : isOnlyOne ? t("layers.lastOne") : ""}</p>
      <Table
        caption={t("layers.packs")}
        isCaptionHidden
        columns={columns}
        rows={rows}
        keyOf={({ code }: HandbookRow) => code}
      />
    </section>
  );
}

function OrganisationLayer() {
  const t = useTexts(policyTexts);
  const { draft, isClosed, save } = useDraftContext();
  const { content } = draft;
  const changes = toRuleChanges(content.layer);
  const titles = new Map(toRuleRows(content).map(({ id, title }) => [id, inLanguage(title, t) || id]));
  const set = (id: string, part: Partial<RuleChangeRow>) => void save(toRuleChangeEdits(content, id, part));
  return (
    <section className="c-card" aria-labelledby="p-layer">
      <h2 id="p-layer">{t("layers.organisation")}</h2>
      <p className="quiet">{t("layers.organisationLead")}</p>
      {changes.length === 0 && <p>{t("layers.none")}</p>}
      <ul className="p-overrides">
        {changes.map(({ id, severity, isOff, isLocked }) => {
          const rule = titles.get(id) ?? id;
          return (
            <li key={id}>
              <strong>{rule}</strong>
              <select
                aria-label={t("layers.severityOf", { rule })}
                className="p-mode"
                disabled={isClosed}
                value={isOff ? "off" : severity}
                onChange={({ target: { value } }) =>
                  set(id, value === "off" ? { isOff: true } : { isOff: false, severity: value })
                }
              >
                <option value="">{t("layers.asHandbook")}</option>
                {SEVERITIES.map((one) => (
                  <option key={one} value={one}>
                    {t(`severity.${one}`)}
                  </option>
                ))}
                <option value="off">{t("layers.off")}</option>
              </select>
              <label className="c-choice">
                <input
                  type="checkbox"
                  aria-label={t("layers.lockOf", { rule })}
                  disabled={isClosed}
                  checked={isLocked}
                  onChange={(event) => set(id, { isLocked: event.target.checked })}
                />
                <span>{t("layers.lock")}</span>
              </label>
              {!isClosed && (
                <Button look="plain" onClick={() => void save([{ path: ["layer", "rules", id] }])}>
                  {t("layers.drop", { rule })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!isClosed && <AddOverride onAdd={(id) => set(id, {})} />}
      <Locks />
      <LayerData name={t("layers.organisation")} kind="organisation" layer={content.layer} path={["layer"]} />
    </section>
  );
}

function AddOverride({ onAdd }: { onAdd(id: string): void }) {
  const t = useTexts(policyTexts);
  const { draft } = useDraftContext();
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);
  const listId = useId();
  const rows = toRuleRows(draft.content);
  const add = () => {
    const asked = foldText(words.trim());
    const found = rows.find(({ id }) => id === asked) ?? rows.find(({ haystack }) => asked && haystack.includes(asked));
    setMissing(!found);
    if (!found) return;
    onAdd(found.id);
    setWords("");
  };
  return (
    <form
      className="p-bulk"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        label={`${t("layers.override")}: ${t("layers.rule")}`}
        problem={isMissing ? t("layers.unknownRule") : undefined}
      >
        {(control) => (
          <>
            <input
              {...control}
              list={listId}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setMissing(false);
              }}
            />
            <datalist id={listId}>
              {rows.map(({ id, title }) => (
                <option key={id} value={id}>
                  {inLanguage(title, t)}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Button submits>{t("layers.add")}</Button>
    </form>
  );
}

function TeamLayers() {
  const t = useTexts(policyTexts);
  const { draft } = useDraftContext();
  const teams = useTeams();
  return (
    <section className="c-card" aria-labelledby="p-teams">
      <h2 id="p-teams">{t("layers.teams")}</h2>
      <p className="quiet">{t("layers.teamsLead")}</p>
      {teams.isPending && <Loading />}
      {teams.isError && <Problem error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.data?.length === 0 && <p>{t("layers.noTeams")}</p>}
      {teams.data?.map(({ id, name }) => {
        const part = draft.content.teams.find(({ team }) => team === id);
        const modes = Object.keys(part?.modes ?? {}).length;
        const changes = toRuleChanges(part?.layer);
        return (
          <section key={id} aria-label={name} className="p-team">
            <h3>{name}</h3>
            {modes === 0 && !part?.layer && <p>{t("layers.none")}</p>}
            {modes > 0 && <p>{t("layers.modes", { count: modes })}</p>}
            {changes.length > 0 && <p className="quiet">{t.facts(changes.map((change) => change.id))}</p>}
            <LayerData name={name} kind="team" layer={part?.layer} path={["teams", id, "layer"]} team={id} />
          </section>
        );
      })}
    </section>
  );
}

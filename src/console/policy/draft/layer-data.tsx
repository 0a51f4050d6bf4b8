import { lazy, Suspense, useState } from "react";
import type { DraftEdit } from "../../../model/exchange/policy-work.ts";
import { layerSchema } from "../../../model/layers.ts";
import { Button } from "../../components/button.tsx";
import { Loading } from "../../components/states.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { shellTexts } from "../../i18n/shell.ts";
import { useTexts } from "../texts.ts";
import { newLayer } from "../view/layer-view.ts";
import { useDraftContext } from "./draft-context.tsx";

const JsonEditor = lazy(() => import("../../json-editor/json-editor.tsx").then((one) => ({ default: one.JsonEditor })));

type LayerDataProps = {
  name: string;
  kind: "organisation" | "team";
  layer: unknown;
  path: readonly string[];
  team?: string;
};

/** A layer as data, for all that has no field. */
export function LayerData({ name, kind, layer, path, team }: LayerDataProps) {
  const t = useTexts(policyTexts);
  const shell = useTexts(shellTexts);
  const { draft, isClosed, save } = useDraftContext();
  const [typed, setTyped] = useState<unknown>();
  const [problem, setProblem] = useState<string>();
  const isOpen = typed !== undefined;
  if (!isOpen) {
    return (
      <div className="c-actions">
        <Button
          aria-label={`${t("layers.editData")}: ${name}`}
          onClick={() => setTyped(layer ?? newLayer(kind, kind === "team" ? `team-${(team ?? "").slice(0, 8)}` : kind))}
        >
          {t("layers.editData")}
        </Button>
        {layer !== undefined && layer !== null && !isClosed && (
          <Button look="plain" onClick={() => void save([{ path: [...path] }])}>
            {t("layers.remove")}
          </Button>
        )}
      </div>
    );
  }
  const saveLayer = async () => {
    if (problem) return;
    const begin: DraftEdit[] =
      team && !draft.content.teams.some((part) => part.team === team)
        ? [{ path: ["teams", team], value: { team, modes: {} } }]
        : [];
    const result = await save([...begin, { path: [...path], value: typed }]);
    if (result === "saved" || result === "theirs") setTyped(undefined);
  };
  return (
    <>
      <p className="quiet">{t("data.help")}</p>
      <Suspense fallback={<Loading />}>
        <JsonEditor
          label={t("layers.editOf", { name })}
          value={typed}
          schema={layerSchema}
          isReadOnly={isClosed}
          onChange={(read) => {
            if ("brokenLine" in read) return setProblem(t("data.notJson", { line: read.brokenLine }));
            setProblem(undefined);
            setTyped(read.value);
          }}
        />
      </Suspense>
      {problem && (
        <p className="c-field-problem" role="status">
          {problem}
        </p>
      )}
      <div className="c-actions">
        {!isClosed && (
          <Button look="filled" aria-disabled={problem !== undefined} onClick={() => void saveLayer()}>
            {t("layers.save")}
          </Button>
        )}
        <Button onClick={() => setTyped(undefined)}>{shell("cancel")}</Button>
      </div>
    </>
  );
}

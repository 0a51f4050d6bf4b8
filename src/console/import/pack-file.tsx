import { useState } from "react";
import { readSavedPack, type SavedPack, toPackEdits } from "../../policy/importing/saved-pack.ts";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { type Column, Table } from "../components/table.tsx";
import { importTexts } from "../i18n/import.ts";
import { useTexts } from "../i18n/texts.ts";
import { inLanguage } from "../policy/texts.ts";
import { Finish } from "./finish.tsx";

/** Opens what somebody accepted of a handbook in the options of the extension. */
export function OpenPack({ onOpen }: { onOpen(pack: SavedPack): void }) {
  const t = useTexts(importTexts);
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return;
    const reading = readSavedPack(await file.text());
    if (reading.kind === "read") onOpen(reading.pack);
    else setProblem(t(`pack.${reading.reason}`, { name: file.name }));
  };
  return (
    <section className="c-card p-fields" aria-labelledby="i-pack">
      <h2 id="i-pack">{t("pack.title")}</h2>
      <p className="quiet">{t("pack.lead")}</p>
      <Field label={t("pack.file")} problem={problem}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,application/json"
            onChange={(event) => void open(event.target.files?.[0])}
          />
        )}
      </Field>
    </section>
  );
}

type Row = { id: string; what: string; kind: "rule" | "template" | "clock"; clause: string };

/** What such a file brings, and the draft it goes into. */
export function PackFound({ pack: { name, code, add }, onLeave }: { pack: SavedPack; onLeave(): void }) {
  const t = useTexts(importTexts);
  const kinds = { rule: add.rules, template: add.templates, clock: add.followUps } as const;
  const rows = (["rule", "template", "clock"] as const).flatMap((kind) =>
    kinds[kind].map(({ id, title, citation }): Row => {
      return { id, kind, what: inLanguage(title, t), clause: citation?.clause ?? "" };
    }),
  );
  const columns: Column<Row>[] = [
    { id: "what", title: t("pack.what"), isHeader: true, cell: ({ what }) => what },
    { id: "kind", title: t("pack.kind"), cell: ({ kind }) => t(`pack.kind.${kind}`) },
    { id: "clause", title: t("pack.clause"), cell: ({ clause }) => clause },
  ];
  return (
    <div className="p-steps">
      <div className="c-card p-fields">
        <h2 tabIndex={-1} data-landing="">
          {t("pack.holds", { name })}
        </h2>
        <Table
          caption={t("pack.holds", { name })}
          isCaptionHidden
          columns={columns}
          rows={rows}
          keyOf={({ kind, id }) => `${kind} ${id}`}
        />
        <div className="c-actions">
          <Button look="plain" onClick={onLeave}>
            {t("pack.leave")}
          </Button>
        </div>
      </div>
      <Finish name={name} code={code} accepted={rows.length} toEdits={() => toPackEdits(add)} onDone={onLeave} />
    </div>
  );
}

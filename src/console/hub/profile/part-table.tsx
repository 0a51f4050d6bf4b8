import { useRef, useState } from "react";
import type { Issue } from "../../../model/issues.ts";
import { useAnnouncer } from "../../components/announcer.tsx";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { type Column, Table } from "../../components/table.tsx";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { profileTexts } from "../../i18n/profile.ts";
import { useTexts } from "../../i18n/texts.ts";
import { EntryDialog, toColumn, toOption } from "./entry-dialog.tsx";
import { columnsOf, type FieldDef, findRows, type Part, type Row, rowsOf, withRows } from "./parts.ts";

/** Rows shown at first, and more each time; from as many on they can be searched. */
const SHOWN = 20;
const MAX_ISSUES = 20;

type PartTableProps = { part: Part; profile: unknown; onChange(profile: Row): void };
type Found = { row: Row; at: number };
type Open = { kind: "add" } | { kind: "change"; at: number };
type Refused = { file: string; issues: readonly Issue[] };

/** One table of the profile: rows are added, changed and taken out, or the whole is brought as CSV. */
export function PartTable({ part, profile, onChange }: PartTableProps) {
  const t = useTexts(profileTexts);
  const { show } = useAnnouncer();
  const [open, setOpen] = useState<Open>();
  const [words, setWords] = useState("");
  const [count, setCount] = useState(SHOWN);
  const add = useRef<HTMLButtonElement>(null);
  const rows = rowsOf(profile, part);
  if (!rows) return <p className="c-field-problem">{t("part.odd")}</p>;
  const put = (next: readonly Row[], told: string) => {
    onChange(withRows(profile, part, next));
    show(told);
  };
  const found = findRows(rows, words);
  const nameOf = (row: Row) => String(Object.values(row)[0] ?? "");
  const columns = columnsOf(part, rows).map(
    (field, at): Column<Found> => ({
      id: field.name,
      title: t(toColumn(field.name)),
      isHeader: at === 0,
      isNumber: field.kind === "number",
      cell: ({ row }) => <Cell field={field} value={row[field.name]} />,
    }),
  );
  columns.push({
    id: "actions",
    title: t("actions"),
    cell: ({ row, at }) => (
      <span className="c-actions">
        <Button
          look="plain"
          aria-label={t("what", { action: t("change"), name: nameOf(row) })}
          onClick={() => setOpen({ kind: "change", at })}
        >
          {t("change")}
        </Button>
        <Button
          look="plain"
          aria-label={t("what", { action: t("remove"), name: nameOf(row) })}
          onClick={() => {
            put(
              rows.filter((_, index) => index !== at),
              t("removed", { name: nameOf(row) }),
            );
            // The pressed button goes with its row.
            add.current?.focus();
          }}
        >
          {t("remove")}
        </Button>
      </span>
    ),
  });
  const changed = open?.kind === "change" ? open.at : -1;
  return (
    <div className="l-part">
      {rows.length > SHOWN && (
        <Field label={t("search")}>
          {(control) => <input {...control} value={words} onChange={({ target }) => setWords(target.value)} />}
        </Field>
      )}
      {rows.length === 0 ? (
        <p className="quiet">{t(`none.${part}`)}</p>
      ) : found.length === 0 ? (
        <p role="status">{t("search.none")}</p>
      ) : (
        <Table
          caption={t(`part.${part}`)}
          isCaptionHidden
          columns={columns}
          rows={found.slice(0, count)}
          keyOf={({ at }) => at}
        />
      )}
      <div className="c-actions">
        {found.length > count && (
          <Button onClick={() => setCount(count + SHOWN)}>
            {t("more", { count: Math.min(SHOWN, found.length - count) })}
          </Button>
        )}
        <Button ref={add} onClick={() => setOpen({ kind: "add" })}>
          {t(`add.${part}`)}
        </Button>
      </div>
      <FromCsv
        part={part}
        onRead={(value, told) => {
          onChange({ ...withRows(profile, part, []), [part]: value });
          show(told);
        }}
      />
      {open && (
        <EntryDialog
          part={part}
          row={rows[changed]}
          others={rows.filter((_, index) => index !== changed)}
          onClose={() => setOpen(undefined)}
          onDone={(row) => {
            const next = changed < 0 ? [...rows, row] : rows.map((one, index) => (index === changed ? row : one));
            put(next, t(changed < 0 ? "added" : "changed", { name: nameOf(row) }));
            setOpen(undefined);
          }}
        />
      )}
    </div>
  );
}

function Cell({ field: { kind, name }, value }: { field: FieldDef; value: unknown }) {
  const t = useTexts(profileTexts);
  if (kind === "yes-no") return value === true ? t("yes") : "";
  if (Array.isArray(value)) return t.facts(value.map(String));
  if (value === undefined || value === null) return "";
  if (kind === "choice") return t(toOption(String(value)));
  // A customer's language is kept as a code, such as “es”.
  return name === "locale" ? (t.languageName(String(value)) ?? String(value)) : String(value);
}

type FromCsvProps = { part: Part; onRead(value: unknown, told: string): void };

/** A table of a spreadsheet in place of all rows. Nothing is taken unless all of it is sound. */
function FromCsv({ part, onRead }: FromCsvProps) {
  const t = useTexts(profileTexts);
  const { sentence } = useIssueWords();
  const [refused, setRefused] = useState<Refused>();
  const read = async (file: File | undefined) => {
    if (!file) return;
    // The reader of tables is loaded for those who bring one.
    const { parseProfilePart } = await import("../../../policy/profile-csv.ts");
    const table = parseProfilePart(part, await file.text());
    setRefused(table.kind === "invalid" ? { file: file.name, issues: table.issues } : undefined);
    if (table.kind === "ready") onRead(table.value, t("csv.read", { count: table.rows, file: file.name }));
  };
  const count = refused?.issues.length ?? 0;
  return (
    <>
      <Field
        label={t("csv", { part: t(`part.${part}`) })}
        hint={t("csv.hint")}
        problem={refused && t("csv.refused", { count, file: refused.file })}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => {
              void read(target.files?.[0]);
              // The same file, put right, is read again.
              target.value = "";
            }}
          />
        )}
      </Field>
      {refused && (
        <ul className="p-issues">
          {refused.issues.slice(0, MAX_ISSUES).map((issue) => (
            <li key={`${issue.path} ${issue.expected} ${issue.found}`}>{sentence(issue)}</li>
          ))}
          {count > MAX_ISSUES && <li>{t("csv.more", { count: count - MAX_ISSUES })}</li>}
        </ul>
      )}
    </>
  );
}

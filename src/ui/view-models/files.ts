import type { FileState } from "../../model/file-state.ts";
import type { Finding } from "../../model/report.ts";
import type { Translator } from "../i18n/translator.ts";
import type { DraftFacts } from "./facts.ts";

/** One attached file in a line: its name, and what is known of what it says. */
export type FileLine = {
  id: string;
  name: string;
  state: FileState["kind"];
  detail: string;
  /** Pages done of all, while it is being read and their number is known. */
  progress?: { done: number; total: number };
  /** What the writer can do: stop the reading, or have it tried once more. */
  action?: { kind: "stop-file" | "read-file"; label: string; name: string };
};

export function toFileLine(file: FileState, t: Translator): FileLine {
  const line = { id: file.id, name: file.name, state: file.kind };
  switch (file.kind) {
    case "reading": {
      const { done, total, unit } = file;
      const action = {
        kind: "stop-file",
        label: t("file.stop"),
        name: t("file.stopName", { name: file.name }),
      } as const;
      if (total === 0) return { ...line, detail: t("file.starting"), action };
      const detail = t(`file.reading.${unit}`, { done: Math.min(done + 1, total), total });
      return { ...line, detail, progress: { done, total }, action };
    }
    case "checking":
      return { ...line, detail: t("file.checking") };
    case "read":
      return { ...line, detail: t(`file.read.${file.unit}`, { count: file.pages }) };
    case "unread": {
      const reason = t(`unread.${file.reason}`);
      const detail = t(file.pages === undefined ? "file.unread" : "file.readInPart", { reason });
      if (!file.again) return { ...line, detail };
      const name = t("file.againName", { name: file.name });
      return { ...line, detail, action: { kind: "read-file", label: t("file.again"), name } };
    }
  }
}

/** Lines of the files that the writer should know of before sending: those being read and those not read. */
export const toOpenFileLines = (facts: DraftFacts, t: Translator): FileLine[] =>
  (facts.files ?? []).filter(({ kind }) => kind !== "read").map((file) => toFileLine(file, t));

/** “2 files, 7 pages”; pages only where all are known. */
export function toFileTotal(facts: DraftFacts, t: Translator): string | undefined {
  const files = facts.files ?? [];
  if (files.length === 0) return undefined;
  const total = t("file.count", { count: files.length });
  const pages = files.map((file) => (file.kind === "read" && file.unit === "page" ? file.pages : undefined));
  if (pages.some((count) => count === undefined)) return total;
  return t.facts([total, t("file.pages", { count: pages.reduce<number>((sum, count) => sum + (count ?? 0), 0) })]);
}

export const isReadingFiles = ({ files = [] }: DraftFacts): boolean =>
  files.some(({ kind }) => kind === "reading" || kind === "checking");

/** Where a finding stands in an attached file: “quote.pdf, page 3”; nothing for a finding elsewhere. */
export function toFilePlace(
  { field, index = 0, part, page }: Finding,
  facts: DraftFacts,
  t: Translator,
): string | undefined {
  const file = facts.files?.[index];
  if (field !== "attachments" || part !== "text" || !file) return undefined;
  if (page === undefined || (file.kind === "read" && file.pages === 1)) return file.name;
  const unit = file.kind === "unread" ? "page" : file.unit;
  return t(`place.${unit}`, { name: file.name, number: page + 1 });
}

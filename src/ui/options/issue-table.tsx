import type { Issue } from "../../model/issues.ts";
import type { OptionsTranslator } from "../i18n/screens/options.ts";
import { wordIssue } from "../view-models/issue-words.ts";
import { Table } from "./parts.tsx";

const SHOWN = 50;

/** What is wrong with something that was brought, each with its place. */
export function IssueTable({
  caption,
  issues,
  t,
}: {
  caption: string;
  issues: readonly Issue[];
  t: OptionsTranslator;
}) {
  return (
    <Table
      caption={caption}
      head={[t("org.where"), t("org.expected"), t("org.found")]}
      rows={issues.slice(0, SHOWN).map((issue, at) => {
        const { path, expected, found } = wordIssue(issue, t.language);
        return { key: `${at} ${issue.path}`, cells: [path, expected, found] };
      })}
    />
  );
}

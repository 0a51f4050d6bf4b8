import { useMemo } from "react";
import { useVersion, useVersions } from "../api/policy.ts";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { inLanguage } from "../policy/texts.ts";
import { titlesOf } from "../policy/view/rule-rows.ts";

/**
 * Rules of the newest version with their names, for a field that takes an id. The version is read once it is wanted: it is
 * a megabyte. Nothing while it comes, and where none was published.
 */
export function useRuleNames(isWanted: boolean): readonly { id: string; name: string }[] {
  const t = useTexts(shellTexts);
  const versions = useVersions({ isWanted });
  const newest = versions.data?.find(({ team }) => team === null);
  const { data } = useVersion(newest?.version);
  return useMemo(
    () => (data ? [...titlesOf(data.content)].map(([id, title]) => ({ id, name: inLanguage(title, t) })) : []),
    [data, t],
  );
}

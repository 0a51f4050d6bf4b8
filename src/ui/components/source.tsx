import type { Translator } from "../i18n/translator.ts";
import type { OpenHandbook } from "../view-models/actions.ts";
import type { FindingView } from "../view-models/finding-view.ts";
import { onPress } from "./press.ts";

type SourceProps = { finding: FindingView; act: (action: OpenHandbook) => void; t: Translator };

/** Where the rule comes from; opens the handbook's page in a tab of its own. */
export function Source({ finding, act, t }: SourceProps) {
  const { page, source, sourceTitle } = finding;
  if (!page) {
    return (
      <span className="source" title={sourceTitle}>
        {source}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="link source"
      title={sourceTitle}
      aria-label={t("card.openSource", { source })}
      onClick={onPress(() => act({ kind: "open-handbook", ...page }))}
    >
      {source}
    </button>
  );
}

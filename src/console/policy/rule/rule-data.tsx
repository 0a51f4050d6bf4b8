import { useState } from "react";
import { ruleSchema } from "../../../model/policy.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { JsonEditor } from "../../json-editor/json-editor.tsx";
import { useTexts } from "../texts.ts";
import { isRec, type Rec } from "../view/rule-form.ts";

type RuleDataProps = { rule: Rec; isClosed: boolean; onChange(rule: Rec): void };

/** The whole rule as JSON. Text that is no JSON yet stays in the editor, and the rule as it was. */
export function RuleData({ rule, isClosed, onChange }: RuleDataProps) {
  const t = useTexts(policyTexts);
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <p className="quiet">{t("data.help")}</p>
      <JsonEditor
        label={t("data.label")}
        value={rule}
        schema={ruleSchema}
        isReadOnly={isClosed}
        onPutIn={() => setProblem(undefined)}
        onChange={(read) => {
          if ("brokenLine" in read) return setProblem(t("data.notJson", { line: read.brokenLine }));
          setProblem(undefined);
          if (isRec(read.value)) onChange(read.value);
        }}
      />
      {problem && (
        <p className="c-field-problem" role="status">
          {problem}
        </p>
      )}
    </>
  );
}

import type { Severity as Value } from "../../../model/categories.ts";
import { SeverityIcon } from "../../../ui/components/icons.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { useTexts } from "../texts.ts";

/** A severity by shape, hue and word. */
export function Severity({ severity }: { severity: Value }) {
  const t = useTexts(policyTexts);
  return (
    <span className="p-severity">
      <SeverityIcon severity={severity} />
      <span className="severity-word" data-severity={severity}>
        {t(`severity.${severity}`)}
      </span>
    </span>
  );
}

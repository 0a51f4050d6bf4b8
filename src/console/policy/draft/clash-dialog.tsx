import { useRef } from "react";
import type { OpenClash } from "../../api/use-draft.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { DataBox } from "../data-box.tsx";
import { useTexts } from "../texts.ts";
import { usePlaceWords, useValueWords } from "./change-words.ts";

/** Two changed one place: both versions side by side, and one stays. */
export function ClashDialog({ clash, name }: { clash: OpenClash; name: string }) {
  const t = useTexts(policyTexts);
  const placeOf = usePlaceWords();
  const wordOf = useValueWords();
  const show = (path: readonly string[], value: unknown): string => {
    if (value === undefined) return t("clash.gone");
    return typeof value === "string" ? wordOf(path, value) : JSON.stringify(value, undefined, 2);
  };
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      wide
      title={t("clash.title", { name })}
      onClose={clash.cancel}
      firstFocus={first}
      actions={
        <>
          <Button ref={first} look="filled" onClick={() => clash.decide(false)}>
            {t("clash.takeTheirs")}
          </Button>
          <Button onClick={() => clash.decide(true)}>{t("clash.takeMine")}</Button>
          <Button look="plain" onClick={clash.cancel}>
            {t("clash.later")}
          </Button>
        </>
      }
    >
      <p>{t("clash.lead")}</p>
      {clash.clashes.map(({ edit, theirs }) => (
        <section key={edit.path.join(".")} aria-label={placeOf(edit.path)}>
          <h3>{placeOf(edit.path)}</h3>
          <div className="p-two">
            <div>
              <p className="label">{t("clash.yours")}</p>
              <DataBox label={t("clash.yours")}>{show(edit.path, edit.value)}</DataBox>
            </div>
            <div>
              <p className="label">{t("clash.theirs")}</p>
              <DataBox label={t("clash.theirs")}>{show(edit.path, theirs)}</DataBox>
            </div>
          </div>
        </section>
      ))}
    </Dialog>
  );
}

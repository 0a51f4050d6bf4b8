import { useState } from "react";
import type { RecordProof } from "../../model/exchange/records.ts";
import { useMe } from "../api/me.ts";
import { useDeleteLetter, useLegalHold, type useLetter } from "../api/records.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { useFormats } from "../components/formats.ts";
import { Problem } from "../components/states.tsx";
import { archiveTexts } from "../i18n/archive.ts";
import { useTexts } from "../i18n/texts.ts";

type LetterOfProps = { id: string; proof: RecordProof; letter: ReturnType<typeof useLetter> };

/** The letter itself, where the policy had it kept; opened when someone asks for it. */
export function LetterOf({ id, proof, letter }: LetterOfProps) {
  const t = useTexts(archiveTexts);
  const format = useFormats();
  const isAdministrator = useMe().data?.role === "administrator";
  const { letter: kept, deleted } = proof;
  const tombstone = deleted?.entry.kind === "letter-deleted" ? deleted.entry : undefined;
  const opened = letter.data?.letter;
  return (
    <section>
      <h2 id="letter" tabIndex={-1}>
        {t("letter")}
      </h2>
      {!kept && (
        <p className="quiet">
          {tombstone ? t(`letter.gone.${tombstone.because}`, { at: format.moment(tombstone.at) }) : t("letter.never")}
        </p>
      )}
      {kept && !opened && (
        <>
          <p className="quiet">{t("letter.noted")}</p>
          <p>
            <Button busy={letter.isPending} onClick={() => letter.mutate(id)}>
              {t("letter.open")}
            </Button>
          </p>
        </>
      )}
      {letter.isError && <Problem error={letter.error} />}
      {opened && (
        <>
          <article className="l-letter">
            <strong>{opened.subject || t("noSubject")}</strong>
            {"\n\n"}
            {opened.body}
          </article>
          {opened.attachments.length > 0 && (
            <p>{t("letter.files", { files: t.facts(opened.attachments.map(({ name }) => name)) })}</p>
          )}
        </>
      )}
      {kept?.policyHold && <p>{t("hold.policy", kept.policyHold)}</p>}
      {kept && (kept.legalHold || !kept.policyHold) && (
        <p className="quiet">
          {kept.legalHold
            ? t("hold.on")
            : kept.deleteAfter
              ? t("letter.until", { at: format.date(kept.deleteAfter) })
              : t("letter.keptOn")}
        </p>
      )}
      {kept && isAdministrator && <Keeping id={id} isHeld={kept.legalHold} isPolicyHeld={kept.policyHold !== null} />}
    </section>
  );
}

type KeepingProps = { id: string; isHeld: boolean; isPolicyHeld: boolean };

function Keeping({ id, isHeld, isPolicyHeld }: KeepingProps) {
  const t = useTexts(archiveTexts);
  const { show } = useAnnouncer();
  const hold = useLegalHold(id);
  const remove = useDeleteLetter(id);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {hold.isError && <Problem error={hold.error} />}
      <div className="c-actions">
        <Button
          busy={hold.isPending}
          onClick={() => hold.mutate(!isHeld, { onSuccess: () => show(t(isHeld ? "hold.ended" : "hold.begun")) })}
        >
          {t(isHeld ? "hold.end" : "hold.begin")}
        </Button>
        {!isHeld && !isPolicyHeld && (
          <Button look="plain" onClick={() => setAsking(true)}>
            {t("letter.delete")}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t("letter.delete.title")}
          yes={t("letter.delete.yes")}
          no={t("letter.delete.no")}
          isBusy={remove.isPending}
          error={remove.error}
          onNo={() => setAsking(false)}
          onYes={() =>
            remove.mutate(undefined, {
              onSuccess() {
                setAsking(false);
                show(t("letter.deleted"));
                document.getElementById("letter")?.focus();
              },
            })
          }
        >
          <p>{t("letter.delete.lead")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

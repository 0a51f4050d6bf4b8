import "../policy/styles.ts";
import "../../ui/importing/importing.css";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { startImport, toImportEdits } from "../../policy/importing/import-session.ts";
import type { SavedPack } from "../../policy/importing/saved-pack.ts";
import { importingTexts } from "../../ui/i18n/screens/importing.ts";
import { type ImportParts, ImportPartsProvider } from "../../ui/importing/parts.ts";
import { Proposals } from "../../ui/importing/proposals.tsx";
import { Shortfalls } from "../../ui/importing/shortfalls.tsx";
import { Start } from "../../ui/importing/start.tsx";
import { useImport } from "../../ui/importing/use-import.ts";
import { countVerdicts } from "../../ui/view-models/import-session.ts";
import { useMe } from "../api/me.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { PageHeading } from "../components/page-heading.tsx";
import { Empty, Loading } from "../components/states.tsx";
import { importTexts } from "../i18n/import.ts";
import { policyTexts } from "../i18n/policy.ts";
import { shellTexts } from "../i18n/shell.ts";
import { useTexts } from "../i18n/texts.ts";
import { usePreferences } from "../preferences.tsx";
import { Finish } from "./finish.tsx";
import { OpenPack, PackFound } from "./pack-file.tsx";
import { readHandbookFile } from "./read-handbook-file.ts";

/** A handbook's text becomes rules of a draft, each by a person's word. */
export default function Import() {
  const own = useTexts(importTexts);
  const { data: me } = useMe();
  const { isRead, session, isKept, dispatch, open } = useImport(me?.id);
  const [pack, setPack] = useState<SavedPack>();
  return (
    <Parts>
      <PageHeading title={own("title")}>
        <p>{own("lead")}</p>
      </PageHeading>
      {!isRead ? (
        <Loading />
      ) : pack ? (
        <PackFound pack={pack} onLeave={() => setPack(undefined)} />
      ) : !session ? (
        <div className="p-steps">
          <Start read={readHandbookFile} onStart={(handbook) => open(startImport(handbook))} />
          <OpenPack onOpen={setPack} />
        </div>
      ) : session.entries.length === 0 ? (
        <NoneFound onLeave={() => open(undefined)}>
          <Shortfalls announcements={session.announcements} />
        </NoneFound>
      ) : (
        <Proposals
          session={session}
          isKept={isKept}
          dispatch={dispatch}
          leave={<Leave name={session.name} onLeave={() => open(undefined)} />}
        >
          <Finish
            {...countVerdicts(session)}
            name={session.name}
            code={session.code}
            toEdits={() => toImportEdits(session)}
            onDone={() => open(undefined)}
          />
        </Proposals>
      )}
    </Parts>
  );
}

/** The console's own controls and words, for what it shares with the options page. */
function Parts({ children }: { children: ReactNode }) {
  const t = useTexts(importingTexts);
  const policy = useTexts(policyTexts);
  const { say } = useAnnouncer();
  const { singleKeys } = usePreferences();
  const parts = useMemo<ImportParts>(
    () => ({ Button, Field, t, singleKeys, say, severityWord: (severity) => policy(`severity.${severity}`) }),
    [t, policy, singleKeys, say],
  );
  return <ImportPartsProvider value={parts}>{children}</ImportPartsProvider>;
}

function NoneFound({ onLeave, children }: { onLeave(): void; children: ReactNode }) {
  const t = useTexts(importingTexts);
  return (
    <Empty icon="import" title={t("none.title")} actions={<Button onClick={onLeave}>{t("again")}</Button>}>
      <p>{t("none.lead")}</p>
      {children}
    </Empty>
  );
}

function Leave({ name, onLeave }: { name: string; onLeave(): void }) {
  const t = useTexts(importingTexts);
  const shell = useTexts(shellTexts);
  const [isAsking, setAsking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button look="plain" onClick={() => setAsking(true)}>
        {t("again")}
      </Button>
      {isAsking && (
        <Dialog
          title={t("again.title")}
          firstFocus={safe}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button ref={safe} look="filled" onClick={() => setAsking(false)}>
                {shell("cancel")}
              </Button>
              <Button look="plain" onClick={onLeave}>
                {t("again.do")}
              </Button>
            </>
          }
        >
          <p>{t("again.lead", { name })}</p>
        </Dialog>
      )}
    </>
  );
}

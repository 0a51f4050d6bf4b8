import { useMemo, useState } from "react";
import type { ImportSession } from "../../model/importing.ts";
import type { LayerSource } from "../../model/layers.ts";
import { type ImportingTranslator, importingTexts } from "../i18n/screens/importing.ts";
import { createTranslatorOf } from "../i18n/translator.ts";
import { OF_THIS_BROWSER } from "../importing/kept-session.ts";
import { type ImportParts, ImportPartsProvider } from "../importing/parts.ts";
import { Proposals } from "../importing/proposals.tsx";
import { Shortfalls } from "../importing/shortfalls.tsx";
import { type Handbook, type HandbookText, Start } from "../importing/start.tsx";
import { useImport } from "../importing/use-import.ts";
import { HandbookFinish } from "./handbook-finish.tsx";
import { ImportButton, ImportField } from "./import-parts.tsx";
import type { SectionProps } from "./options-page.tsx";
import { OwnPacks } from "./own-packs.tsx";
import { Block, useQuestion } from "./parts.tsx";

/** What the page is given for reading handbooks; the interface knows no rules itself. */
export type ImportTools = {
  /** The file's text, read on this machine. */
  read(file: File): Promise<HandbookText>;
  start(handbook: Handbook): ImportSession;
  /** What was accepted, as a pack. */
  toPack(session: ImportSession): LayerSource;
};

/** A handbook of one's own: read here, proposal by proposal, to a file for the supervisor or to rules of this browser. */
export function Handbooks(props: SectionProps & { importing: ImportTools }) {
  const { facts, act, t, base, importing } = props;
  const [said, setSaid] = useState("");
  const [singleKeys, setSingleKeys] = useState(true);
  const { isRead, session, isKept, dispatch, open } = useImport(OF_THIS_BROWSER);
  const words = useMemo(
    () => createTranslatorOf<(typeof importingTexts)["en"]>(importingTexts[t.language], t.language),
    [t.language],
  );
  const parts = useMemo<ImportParts>(
    () => ({
      Button: ImportButton,
      Field: ImportField,
      t: words,
      singleKeys,
      say: setSaid,
      severityWord: (severity) => base(`severity.${severity}`),
    }),
    [words, base, singleKeys],
  );
  const leave = () => {
    act({ kind: "forget-outcome" });
    open(undefined);
  };
  return (
    <ImportPartsProvider value={parts}>
      <p className="lead">{t("books.lead")}</p>
      <OwnPacks facts={facts} act={act} t={t} base={base} />
      <Block title={t("books.import")}>
        {isRead && !session && (
          <>
            <p className="quiet">{t("books.importLead")}</p>
            <Start read={importing.read} onStart={(handbook) => open(importing.start(handbook))} />
          </>
        )}
        {session?.entries.length === 0 && (
          <div className="empty">
            <h4>{words("none.title")}</h4>
            <p>{words("none.lead")}</p>
            <Shortfalls announcements={session.announcements} />
            <button type="button" className="button" onClick={leave}>
              {words("again")}
            </button>
          </div>
        )}
        {session && session.entries.length > 0 && (
          <>
            <label className="tick">
              <input type="checkbox" checked={singleKeys} onChange={(event) => setSingleKeys(event.target.checked)} />
              <span>{t("books.keys")}</span>
            </label>
            <Proposals
              session={session}
              isKept={isKept}
              dispatch={dispatch}
              leave={<Leave session={session} onLeave={leave} t={t} words={words} />}
            >
              <HandbookFinish facts={facts} act={act} t={t} session={session} toPack={importing.toPack} />
            </Proposals>
          </>
        )}
      </Block>
      <p className="hidden" role="status">
        {said}
      </p>
    </ImportPartsProvider>
  );
}

type LeaveProps = Pick<SectionProps, "t"> & { session: ImportSession; onLeave(): void; words: ImportingTranslator };

function Leave({ session: { name }, onLeave, t, words }: LeaveProps) {
  const [ask, dialog] = useQuestion(t);
  const question = {
    title: words("again.title"),
    detail: words("again.lead", { name }),
    yes: words("again.do"),
    onYes: onLeave,
  };
  return (
    <>
      <button type="button" className="link" onClick={() => ask(question)}>
        {words("again")}
      </button>
      {dialog}
    </>
  );
}

import { useEffect, useReducer, useState } from "react";
import type { ImportSession } from "../../model/importing.ts";
import { type ImportAction, importReducer } from "../view-models/import-session.ts";
import { keepSession, readKept } from "./kept-session.ts";

type Act = ImportAction | { type: "open"; session: ImportSession | undefined };

const reduce = (session: ImportSession | undefined, act: Act): ImportSession | undefined =>
  act.type === "open" ? act.session : session && importReducer(session, act);

export type Import = {
  /** False until it is known whether one was kept. */
  isRead: boolean;
  session: ImportSession | undefined;
  /** This state of it stands on the disk. */
  isKept: boolean;
  dispatch(action: ImportAction): void;
  /** Begins another, or ends this one. */
  open(session: ImportSession | undefined): void;
};

/** An import that goes on where it was left. @param person whose it is; nothing is read before that is known */
export function useImport(person: string | undefined): Import {
  const [session, dispatch] = useReducer(reduce, undefined);
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    if (!person) return;
    let isOld = false;
    void readKept(person).then((kept) => {
      if (isOld) return;
      dispatch({ type: "open", session: kept });
      setRead(true);
    });
    return () => {
      isOld = true;
    };
  }, [person]);
  const [kept, setKept] = useState<ImportSession>();
  useEffect(() => {
    if (!person || !isRead) return;
    void keepSession(person, session).then((isWritten) => {
      if (isWritten) setKept(session);
    });
  }, [person, isRead, session]);
  return {
    isRead,
    session,
    isKept: kept === session,
    dispatch,
    open: (next) => dispatch({ type: "open", session: next }),
  };
}

import { useRef, useState } from "react";
import type { Draft } from "../../model/draft.ts";
import { archivedSchema, archivedSummarySchema } from "../../model/exchange/evidence.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { read, readAll, toPath } from "../api/call.ts";
import { useAnnouncer } from "../components/announcer.tsx";
import { Button } from "../components/button.tsx";
import { DayField } from "../components/day-field.tsx";
import { Field } from "../components/field.tsx";
import { Loading, Problem } from "../components/states.tsx";
import { replayTexts } from "../i18n/replay.ts";
import { useTexts } from "../i18n/texts.ts";
import type { ReplaySource } from "../workshop/protocol.ts";

type LettersProps = { sources: ReplaySource[]; onChange(sources: ReplaySource[]): void; isMissing: boolean };

const READABLE = /\.(eml|jsonl|json)$/i;
/** Folders hold other things too: only mails are taken from them. */
const MAIL = /\.eml$/i;
/** The hub notes each one that is read; a replay needs no more than this to tell. */
const MAX_ARCHIVED = 300;

/** Where letters come from: files and folders of this machine, and the archive. */
export function Letters({ sources, onChange, isMissing }: LettersProps) {
  const t = useTexts(replayTexts);
  const [ignored, setIgnored] = useState(0);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = (chosen: FileList | null, isFolder: boolean) => {
    const all = [...(chosen ?? [])];
    const fit = all.filter(({ name }) => (isFolder ? MAIL : READABLE).test(name));
    setIgnored(isFolder ? 0 : all.length - fit.length);
    const added = fit.map((file): ReplaySource => {
      return { kind: "file", name: file.webkitRelativePath || file.name, file };
    });
    onChange([...sources, ...added]);
  };
  const clear = () => {
    onChange([]);
    setIgnored(0);
    for (const { current } of [files, folder]) if (current) current.value = "";
  };
  return (
    <section className="c-card p-fields" aria-labelledby="r-letters">
      <h2 id="r-letters">{t("letters.title")}</h2>
      <div className="p-row">
        <Field label={t("letters.files")} hint={t("letters.filesHint")}>
          {(control) => (
            <input
              {...control}
              ref={files}
              type="file"
              multiple
              accept=".eml,.jsonl,.json"
              onChange={(event) => add(event.target.files, false)}
            />
          )}
        </Field>
        <Field label={t("letters.folder")} hint={t("letters.folderHint")}>
          {(control) => (
            <input
              {...control}
              ref={folder}
              type="file"
              multiple
              // React's types lack it; every browser has it.
              {...{ webkitdirectory: "" }}
              onChange={(event) => add(event.target.files, true)}
            />
          )}
        </Field>
      </div>
      <Archive onAdd={(letters) => onChange([...sources, ...letters])} />
      <p role="status">
        {sources.length === 0 ? t("letters.none") : t("letters.chosen", { count: sources.length })}
        {ignored > 0 && ` ${t("letters.ignored", { count: ignored })}`}
      </p>
      {isMissing && (
        <p className="c-field-problem" role="alert">
          {t("run.needLetters")}
        </p>
      )}
      {sources.length > 0 && (
        <div>
          <Button look="plain" onClick={clear}>
            {t("letters.clear")}
          </Button>
        </div>
      )}
    </section>
  );
}

type Fetching = { kind: "idle" } | { kind: "busy"; done: number; total: number } | { kind: "failed"; error: unknown };

function Archive({ onAdd }: { onAdd(letters: ReplaySource[]): void }) {
  const t = useTexts(replayTexts);
  const { say } = useAnnouncer();
  const [words, setWords] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [fetching, setFetching] = useState<Fetching>({ kind: "idle" });
  const [isNone, setNone] = useState(false);
  const [isCut, setCut] = useState(false);
  const fetchLetters = async () => {
    setNone(false);
    setCut(false);
    setFetching({ kind: "busy", done: 0, total: 0 });
    try {
      const query = {
        q: words.trim() || undefined,
        from: from ? new Date(`${from}T00:00`).toISOString() : undefined,
        until: until ? new Date(`${until}T23:59:59.999`).toISOString() : undefined,
      };
      const found = await readAll("/v1/archive", archivedSummarySchema, { query, most: MAX_ARCHIVED + 1 });
      const wanted = found.slice(0, MAX_ARCHIVED);
      const letters: ReplaySource[] = [];
      for (const { id } of wanted) {
        setFetching({ kind: "busy", done: letters.length, total: wanted.length });
        const { letter, sentAt } = await read(toPath("/v1/archive/{id}", { id }), archivedSchema);
        letters.push({ kind: "draft", id: letter.subject || id, draft: toDraft(letter, sentAt) });
      }
      setFetching({ kind: "idle" });
      setNone(letters.length === 0);
      setCut(found.length > MAX_ARCHIVED);
      if (letters.length === 0) return;
      say(t("letters.added", { count: letters.length }));
      onAdd(letters);
    } catch (error) {
      setFetching({ kind: "failed", error });
    }
  };
  return (
    <fieldset className="p-group">
      <legend className="p-legend">{t("letters.archive")}</legend>
      <p className="quiet">{t("letters.archiveHint")}</p>
      <div className="p-row">
        <Field label={t("letters.words")}>
          {(control) => <input {...control} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        <DayField label={t("letters.from")} value={from} onChange={setFrom} />
        <DayField label={t("letters.until")} value={until} onChange={setUntil} />
      </div>
      {fetching.kind === "busy" && (
        <Loading
          label={t("letters.fetching", { done: fetching.done, total: fetching.total })}
          progress={fetching.total > 0 ? fetching.done / fetching.total : undefined}
        />
      )}
      {fetching.kind === "failed" && <Problem error={fetching.error} onRetry={() => void fetchLetters()} />}
      {isNone && <p role="status">{t("letters.noneFound")}</p>}
      {isCut && <p role="status">{t("letters.first", { count: MAX_ARCHIVED })}</p>}
      <Button busy={fetching.kind === "busy"} onClick={() => void fetchLetters()}>
        {t("letters.addArchive")}
      </Button>
    </fieldset>
  );
}

function toDraft({ channel, from, to, cc, bcc, subject, body, attachments }: CanonicalDraft, at: string): Draft {
  const files = attachments.map(({ name, size }) => ({ name, ...(size === undefined ? {} : { size }) }));
  return { channel, from, to, cc, bcc, subject, body, attachments: files, at };
}

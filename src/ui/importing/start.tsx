import { useState } from "react";
import type { UnreadReason } from "../../model/draft.ts";
import { useParts } from "./parts.ts";

/** A handbook's file as text; `no-text`: its pages are pictures. */
export type HandbookText = { kind: "read"; text: string } | { kind: "unread"; reason: WhyUnread };
type WhyUnread = UnreadReason | "no-text";

/** What an import begins with. */
export type Handbook = { text: string; name: string; code: string };

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,19}$/u;

type FileState = { kind: "none" } | { kind: "reading" } | { kind: "unread"; name: string; reason: WhyUnread };

type StartProps = {
  /** The file's text, read on this machine; what can't be read says why. */
  read(file: File): Promise<HandbookText>;
  onStart(handbook: Handbook): void;
};

/** Where an import begins: a file or text, and what the handbook is called. */
export function Start({ read, onStart }: StartProps) {
  const { Button, Field, t } = useParts();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [file, setFile] = useState<FileState>({ kind: "none" });
  const [isTried, setTried] = useState(false);
  const isCodeBad = !CODE.test(code.trim());
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    setFile({ kind: "reading" });
    try {
      const result = await read(chosen);
      if (result.kind === "unread") return setFile({ kind: "unread", name: chosen.name, reason: result.reason });
      setText(result.text);
      const plain = chosen.name.replace(/\.[^.]+$/, "");
      if (name === "") setName(plain);
      if (code === "") setCode(toCode(plain));
      setFile({ kind: "none" });
    } catch {
      setFile({ kind: "unread", name: chosen.name, reason: "failed" });
    }
  };
  const start = () => {
    setTried(true);
    if (text.trim() === "" || name.trim() === "" || isCodeBad) return;
    onStart({ text, name: name.trim(), code: code.trim() });
  };
  return (
    <form
      className="import-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Field label={t("start.file")} hint={t("start.fileHint")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".txt,.md,.docx,.pdf,text/plain,application/pdf"
            onChange={(event) => void open(event.target.files?.[0])}
          />
        )}
      </Field>
      <p className="quiet" role="status">
        {file.kind === "reading" && t("start.reading")}
      </p>
      {file.kind === "unread" && (
        <p className="import-problem" role="alert">
          {t("start.unread", { name: file.name, reason: t(toReasonKey(file.reason)) })}
        </p>
      )}
      <Field
        label={t("start.text")}
        hint={t("start.textHint")}
        problem={isTried && text.trim() === "" ? t("start.needText") : undefined}
      >
        {(control) => (
          <textarea {...control} rows={12} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="import-row">
        <Field label={t("start.name")} problem={isTried && name.trim() === "" ? t("start.needName") : undefined}>
          {(control) => <input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field
          label={t("start.code")}
          hint={t("start.codeHint")}
          problem={isTried && isCodeBad ? t("start.badCode") : undefined}
        >
          {(control) => <input {...control} value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
      </div>
      <div className="import-actions">
        <Button look="filled" submits>
          {t("start.do")}
        </Button>
      </div>
    </form>
  );
}

/** Initials of a name's words, or its first characters. */
function toCode(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const initials = words.map((word) => [...word][0] ?? "").join("");
  return (words.length > 1 ? initials : [...name].slice(0, 6).join("")).toUpperCase().slice(0, 20);
}

function toReasonKey(reason: WhyUnread) {
  switch (reason) {
    case "encrypted":
    case "damaged":
    case "unsupported":
    case "no-text":
      return `unread.${reason}` as const;
    case "too-large":
    case "swells":
      return "unread.large" as const;
    default:
      return "unread.other" as const;
  }
}

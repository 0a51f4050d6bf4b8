import type { Translator } from "../i18n/translator.ts";
import type { FileAction } from "../view-models/actions.ts";
import type { FileLine } from "../view-models/files.ts";
import { onPress } from "./press.ts";

type FilesProps = { files: readonly FileLine[]; total?: string; act: (action: FileAction) => void; t: Translator };

/** Attached files, a line each: what was read of them, how far the reading is, and what was not read and why. */
export function Files({ files, total, act, t }: FilesProps) {
  if (files.length === 0) return null;
  return (
    <section className="files" aria-label={t("file.list")}>
      {total && <p className="files-total">{total}</p>}
      <ul>
        {files.map((file) => (
          <li key={file.id} data-state={file.state}>
            <span className="file-name">{file.name}</span>
            <span className="file-detail">
              {file.detail}
              {file.action && (
                <>
                  {" "}
                  <button
                    type="button"
                    className="link"
                    aria-label={file.action.name}
                    onClick={onPress(() => file.action && act({ kind: file.action.kind, fileId: file.id }))}
                  >
                    {file.action.label}
                  </button>
                </>
              )}
            </span>
            {(file.state === "reading" || file.state === "checking") && (
              <progress
                aria-label={`${file.name}: ${file.detail}`}
                max={file.progress?.total}
                value={file.progress?.done}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

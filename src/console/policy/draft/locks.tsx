import { useId, useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { policyTexts } from "../../i18n/policy.ts";
import { inLanguage, useTexts } from "../texts.ts";
import { LOCK_KEY, toLockEdits, toLocks } from "../view/layer-view.ts";
import {
  findLockable,
  LOCK_KINDS,
  LOCK_PARTS,
  LOCK_WHOLES,
  type LockKind,
  toLockables,
  toLockKey,
} from "../view/lock-choices.ts";
import { usePlaceWords } from "./change-words.ts";
import { useDraftContext } from "./draft-context.tsx";

/** What the organisation keeps from its teams: listed, taken back, and chosen by name. */
export function Locks() {
  const t = useTexts(policyTexts);
  const { draft, isClosed, save } = useDraftContext();
  const locks = toLocks(draft.content.layer);
  const wordsOf = useLockWords();
  const set = (next: readonly string[]) => void save(toLockEdits(draft.content, next));
  return (
    <section className="p-group" aria-labelledby="p-locks">
      <h3 id="p-locks">{t("layers.locks")}</h3>
      {locks.length > 0 && (
        <ul className="p-tags">
          {locks.map((one) => (
            <li key={one}>
              <span>{wordsOf(one)}</span>
              {!isClosed && (
                <Button look="plain" onClick={() => set(locks.filter((other) => other !== one))}>
                  {t("layers.unlock", { key: wordsOf(one) })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isClosed && <AddLock locks={locks} onAdd={(key) => set([...locks, key])} />}
    </section>
  );
}

/** A lock by the names of what it keeps. */
function useLockWords(): (key: string) => string {
  const t = useTexts(policyTexts);
  const { content } = useDraftContext().draft;
  const placeOf = usePlaceWords();
  return (key) => {
    const whole = LOCK_WHOLES.find((one) => one === key);
    if (whole) return t(`layers.lockAll.${whole}`);
    const [head = "", id = "", ...part] = key.split(".");
    const kind = LOCK_KINDS.find((one) => one === head);
    const entry = kind && toLockables(content, kind).find((one) => one.id === id);
    const name = entry ? inLanguage(entry.title, t) : "";
    return name ? [placeOf([head]), name, ...part.map((one) => placeOf([one]))].join(" › ") : placeOf(key.split("."));
  };
}

/** One of a kind, or a whole by its key. */
type What = `one:${LockKind}` | (typeof LOCK_WHOLES)[number];
const kindOf = (what: What): LockKind | undefined => LOCK_KINDS.find((kind) => what === `one:${kind}`);

function AddLock({ locks, onAdd }: { locks: readonly string[]; onAdd(key: string): void }) {
  const t = useTexts(policyTexts);
  const { content } = useDraftContext().draft;
  const [what, setWhat] = useState<What>("one:rules");
  const [words, setWords] = useState("");
  const [part, setPart] = useState("");
  const [isMissing, setMissing] = useState(false);
  const listId = useId();
  const kind = kindOf(what);
  const entries = useMemo(() => (kind ? toLockables(content, kind) : []), [content, kind]);
  const choose = (next: What) => {
    setWhat(next);
    setWords("");
    setPart("");
    setMissing(false);
  };
  const add = () => {
    const found = kind && findLockable(entries, words);
    const key = found ? toLockKey(kind, found.id, part) : what;
    // A rule without an id has no key yet.
    const isGood = LOCK_KEY.test(key) && (kind === undefined || found !== undefined);
    setMissing(!isGood);
    if (!isGood) return;
    onAdd(key);
    setWords("");
  };
  return (
    <form
      className="p-bulk"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={t("layers.lockWhat")}>
        {(control) => (
          // The options' values are those of the type.
          <select {...control} value={what} onChange={({ target }) => choose(target.value as What)}>
            {LOCK_KINDS.map((one) => (
              <option key={one} value={`one:${one}`}>
                {t(`layers.lockOne.${one}`)}
              </option>
            ))}
            {LOCK_WHOLES.map((one) => (
              <option key={one} value={one} disabled={locks.includes(one)}>
                {t(`layers.lockAll.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind && (
        <Field label={t("layers.lockWhich")} problem={isMissing ? t("layers.lockMissing") : undefined}>
          {(control) => (
            <>
              <input
                {...control}
                list={listId}
                value={words}
                onChange={({ target }) => {
                  setWords(target.value);
                  setMissing(false);
                }}
              />
              <datalist id={listId}>
                {entries.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {inLanguage(title, t)}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {kind && LOCK_PARTS[kind].length > 1 && (
        <Field label={t("layers.lockPart")}>
          {(control) => (
            <select {...control} value={part} onChange={({ target }) => setPart(target.value)}>
              {LOCK_PARTS[kind].map((one) => (
                <option key={one} value={one}>
                  {t(`layers.lockPart.${one || "all"}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Button submits>{t("layers.addLock")}</Button>
    </form>
  );
}

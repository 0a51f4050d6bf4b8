import type { Attachment, Draft } from "../../model/draft.ts";
import type { FileState } from "../../model/file-state.ts";
import type { FileReading } from "../../reading/read-file.ts";
import type { OnProgress } from "../../reading/result.ts";
import { filesOf } from "./capture.ts";

export type ReadFile = (file: File, options: { onProgress: OnProgress; signal: AbortSignal }) => Promise<FileReading>;

export type ShelfDeps = {
  read: ReadFile;
  /** A file of this letter was read, or got further; nothing for a file of no letter yet. */
  onChange(): void;
};

/** What an attached file says, and how far its reading has come. */
export type Completed = { draft: Draft; files: FileState[] };

export type Shelf = {
  /** Puts files up to be read. `root` is the letter they were given to, if that is known. */
  take(files: readonly File[], root: HTMLElement | undefined): void;
  /** The draft with what its files say. Files that were given to the letter but that its page never named belong to it too. */
  complete(root: HTMLElement, draft: Draft): Completed;
  stop(id: string): void;
  again(id: string): void;
  /** The letter has left the page, and its files with it. */
  forget(root: HTMLElement): void;
  dispose(): void;
};

type Entry = {
  id: string;
  file: File;
  root?: HTMLElement;
  /** The page has named it once: when it no longer does, the writer took it off. */
  wasNamed: boolean;
  progress: Extract<FileState, { kind: "reading" }>;
  reading?: FileReading;
  life: AbortController;
};

/** Files kept at most; beyond that the oldest are let go of. */
const MAX_ENTRIES = 100;

/** Keeps the files that were given to a page and what they say, and finds them again by the names the page gives them. */
export function createShelf({ read, onChange }: ShelfDeps): Shelf {
  let entries: Entry[] = [];
  let count = 0;

  function start(entry: Entry): void {
    entry.life = new AbortController();
    entry.reading = undefined;
    entry.progress = { id: entry.id, name: entry.file.name, kind: "reading", done: 0, total: 0, unit: "page" };
    const { signal } = entry.life;
    const onProgress: OnProgress = (now) => {
      entry.progress = { ...entry.progress, ...now };
      onChange();
    };
    read(entry.file, { onProgress, signal }).then(
      (reading) => finish(entry, signal.aborted ? { pages: [], unit: "page", unread: "stopped" } : reading),
      () => finish(entry, { pages: [], unit: "page", unread: signal.aborted ? "stopped" : "failed" }),
    );
  }

  function finish(entry: Entry, reading: FileReading): void {
    entry.reading = reading;
    onChange();
  }

  function put(file: File, root: HTMLElement | undefined): Entry {
    const known = entries.find((entry) => isSame(entry.file, file) && (!entry.root || !root || entry.root === root));
    if (known) {
      known.root ??= root;
      return known;
    }
    const id = `file-${++count}`;
    const progress = { id, name: file.name, kind: "reading", done: 0, total: 0, unit: "page" } as const;
    const entry: Entry = { id, file, root, wasNamed: false, progress, life: new AbortController() };
    entries.push(entry);
    for (const old of entries.splice(0, entries.length - MAX_ENTRIES)) old.life.abort();
    start(entry);
    return entry;
  }

  /** The file behind a name on the page: one that was given to it, or one that an input of its holds. */
  function find(attachment: Attachment, root: HTMLElement, taken: ReadonlySet<Entry>): Entry | undefined {
    const fits = ({ name, size }: File) =>
      isNamed(name, attachment.name) && (attachment.size === undefined || attachment.size === size);
    const kept = entries.findLast(
      (entry) => fits(entry.file) && !taken.has(entry) && (!entry.root || entry.root === root),
    );
    if (kept) return kept;
    for (const input of root.querySelectorAll("input[type=file]")) {
      for (const file of filesOf(input) ?? []) if (fits(file)) return put(file, root);
    }
    return undefined;
  }

  return {
    take(files, root) {
      // Given once more: the page has yet to name it again.
      for (const file of files) put(file, root).wasNamed = false;
    },
    complete(root, draft) {
      const taken = new Set<Entry>();
      const attachments: Attachment[] = [];
      const files: FileState[] = [];
      const add = (attachment: Attachment, entry: Entry | undefined) => {
        attachments.push(entry ? withText(attachment, entry) : { ...attachment, unread: "not-seen" });
        files.push(entry ? stateOf(entry) : unseen(attachment.name, files.length));
        if (entry) taken.add(entry);
      };
      for (const attachment of draft.attachments) {
        const entry = find(attachment, root, taken);
        if (entry) {
          entry.root ??= root;
          entry.wasNamed = true;
        }
        add(attachment, entry);
      }
      for (const entry of entries) {
        if (entry.root !== root || entry.wasNamed || taken.has(entry)) continue;
        if (root.textContent?.includes(entry.file.name)) entry.wasNamed = true;
        const { name, size, type } = entry.file;
        add({ name, size, ...(type ? { type } : {}) }, entry);
      }
      return { draft: { ...draft, attachments }, files };
    },
    stop: (id) => entries.find((entry) => entry.id === id)?.life.abort(),
    again(id) {
      const entry = entries.find((one) => one.id === id);
      if (!entry?.reading) return;
      start(entry);
      onChange();
    },
    forget(root) {
      for (const entry of entries) if (entry.root === root) entry.life.abort();
      entries = entries.filter((entry) => entry.root !== root);
    },
    dispose() {
      for (const entry of entries) entry.life.abort();
      entries = [];
    },
  };
}

/** A page may hand the same file on as another object. */
const isSame = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** True when a page's name for a file is the file's, whole or shortened in the middle or at the end. */
export function isNamed(name: string, shown: string): boolean {
  if (name === shown) return true;
  const [head = "", tail, ...more] = shown.split(/…|\.\.\./);
  if (tail === undefined || more.length > 0 || head.length + tail.length < 6) return false;
  return name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

function withText(attachment: Attachment, { file, reading }: Entry): Attachment {
  const own = { ...attachment, size: file.size };
  if (!reading) return own;
  const { pages, unit, unread, sha256 } = reading;
  return {
    ...own,
    ...(sha256 ? { sha256 } : {}),
    ...(pages.length > 0 ? { text: pages, pages: pages.length, unit } : {}),
    ...(unread ? { unread } : {}),
  };
}

function stateOf({ id, file, progress, reading }: Entry): FileState {
  if (!reading) return progress;
  const { pages, unit, unread } = reading;
  if (!unread) return { id, name: file.name, kind: "read", pages: pages.length, unit };
  const again = unread === "stopped" || unread === "failed" || unread === "too-slow";
  return {
    id,
    name: file.name,
    kind: "unread",
    reason: unread,
    again,
    ...(pages.length > 0 ? { pages: pages.length } : {}),
  };
}

const unseen = (name: string, index: number): FileState => {
  return { id: `unseen-${index}`, name, kind: "unread", reason: "not-seen", again: false };
};

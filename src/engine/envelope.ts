import type { Draft } from "../model/draft.ts";
import type { Letter } from "./detectors/detector.ts";

/**
 * All that detectors read of a letter besides its words: who writes to whom and when, in which thread, with which files.
 * Copied, since whoever gave the draft may go on writing into it.
 */
export type Envelope = Pick<Letter, "recipients" | "audiences" | "senderRoles"> &
  Pick<Draft, "channel" | "from" | "at"> & {
    thread?: { count: number; participants: readonly string[] } | undefined;
    files: readonly { name: string; unread: string | undefined; pages: number }[];
  };

type Addressed = Omit<Letter, "chunks">;

export function envelopeOf({ draft, recipients, audiences, senderRoles }: Addressed): Envelope {
  const { channel, from, at, thread, attachments = [] } = draft;
  return {
    recipients,
    audiences,
    senderRoles,
    channel,
    from,
    at,
    thread: thread && { count: thread.count, participants: [...thread.participants] },
    files: attachments.map((file) => ({ name: file.name, unread: file.unread, pages: pagesOf(file) })),
  };
}

/** True when a letter is in the envelope; what its files say counts among its words. */
export function isIn(envelope: Envelope, { draft, recipients, audiences, senderRoles }: Addressed): boolean {
  return (
    envelope.recipients === recipients &&
    envelope.audiences === audiences &&
    envelope.senderRoles === senderRoles &&
    envelope.channel === draft.channel &&
    envelope.from === draft.from &&
    envelope.at === draft.at &&
    isThread(envelope.thread, draft.thread) &&
    areFiles(envelope.files, draft.attachments ?? [])
  );
}

function isThread(was: Envelope["thread"], is: Draft["thread"]): boolean {
  if (!was || !is) return was === undefined && is === undefined;
  const { participants } = is;
  return (
    was.count === is.count &&
    was.participants.length === participants.length &&
    was.participants.every((one, at) => one === participants[at])
  );
}

const areFiles = (was: Envelope["files"], is: Draft["attachments"]): boolean =>
  was.length === is.length &&
  was.every(({ name, unread, pages }, at) => {
    const file = is[at];
    return file !== undefined && file.name === name && file.unread === unread && pagesOf(file) === pages;
  });

/** Of a text in one piece -1, of none -2. */
const pagesOf = ({ text }: Draft["attachments"][number]): number =>
  text === undefined ? -2 : typeof text === "string" ? -1 : text.length;

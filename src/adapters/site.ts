import type { SiteDefinition } from "../model/sites.ts";
import type { ComposeAdapter, Exit, Surface } from "./adapter.ts";
import { hintsOf, namedBy } from "./definition.ts";
import { addressIn, all } from "./dom.ts";
import { readFiles } from "./finder/attachments.ts";
import { filesBeside } from "./finder/beside.ts";
import { bodiesIn, findLetters } from "./finder/letters.ts";
import { type Parts, partsOf } from "./finder/parts.ts";
import { readRecipients } from "./finder/recipients.ts";
import { createMenus, documentsAround } from "./menus.ts";
import { isQuoted } from "./quotes.ts";
import { type Recipients, toReading } from "./reading.ts";
import { holds } from "./shadow.ts";
import { isStanding } from "./unreadable.ts";
import { type ChangeCause, watchLetter } from "./watching.ts";

export type SiteOptions = {
  id: string;
  examples: readonly string[];
  matches(url: URL): boolean;
  /** What is known of the site; without it the page's own signs must do. */
  definition?: SiteDefinition;
  /** Reads a field's recipients when the site keeps them in a way of its own; `undefined` leaves it to the common way. */
  recipients?(root: HTMLElement, field: "to" | "cc" | "bcc", common: Recipients | undefined): Recipients | undefined;
};

/** The adapter of a page by a definition, or by nothing but what the page says of itself. */
export function createSiteAdapter({ id, examples, matches, definition, recipients }: SiteOptions): ComposeAdapter {
  const hints = hintsOf(definition);
  const named = (part: "from" | "attachments" | "neverHold" | "schedule", root: HTMLElement) =>
    definition ? namedBy(definition, part, root) : [];
  const scheduleAsks = definition?.scheduleAsks ?? false;
  const menus = createMenus({
    scheduleAsks,
    isSchedule: (el) => Boolean(definition && namedBy(definition, "schedule", el.ownerDocument).includes(el)),
  });

  // A press asks for exits, parts and draft in one breath; nothing changes in between.
  let fresh = new Map<HTMLElement, Parts>();
  function look(root: HTMLElement): Parts {
    const known = fresh.get(root);
    if (known) return known;
    if (fresh.size === 0) queueMicrotask(() => (fresh = new Map()));
    const parts = partsOf(root, hints);
    fresh.set(root, parts);
    return parts;
  }

  const besides = new WeakMap<HTMLElement, readonly HTMLElement[]>();
  /** The whole page is looked through for it: not at every key, but where more than words has changed. */
  function besideOf(root: HTMLElement): readonly HTMLElement[] {
    let places = besides.get(root);
    if (!places?.every((place) => place.isConnected)) {
      places = filesBeside(root, hints);
      besides.set(root, places);
    }
    return places;
  }

  /** What letters were last seen to be written in. */
  const written = new WeakMap<HTMLElement, HTMLElement>();
  /** A text that can't be edited any more and still stands there is what will be sent: no letter without a text. */
  function bodyOf({ root, body }: Parts): HTMLElement | undefined {
    const before = written.get(root);
    if (body) written.set(root, body.element);
    return body?.element ?? (before && isStanding(before, root) ? before : undefined);
  }

  const bodyFrames = (root: HTMLElement): Document[] => {
    const docs = new Set<Document>();
    for (const { element } of bodiesIn(root, hints)) {
      for (let doc: Document | undefined = element.ownerDocument; doc && doc !== root.ownerDocument; ) {
        docs.add(doc);
        doc = doc.defaultView?.frameElement?.ownerDocument;
      }
    }
    return [...docs];
  };

  const exitsOf = ({ root }: Surface): Exit[] => {
    const { sends, schedules } = look(root);
    const own = sends.map(({ element }): Exit => ({ control: element, kind: "send" }));
    const later = scheduleAsks ? [] : schedules.filter(({ element }) => !isTick(element));
    return [...own, ...later.map(({ element }): Exit => ({ control: element, kind: "schedule" }))];
  };

  return {
    id,
    examples,
    matches,
    findSurfaces: (doc) => findLetters(doc, hints).map(({ root }): Surface => ({ adapterId: id, root, kind: "form" })),
    isOpen: ({ root }) => root.isConnected && isStillLetter(look(root)),
    sender: ({ root }) => senderOf(root, named("from", root)),
    readDraft({ root }) {
      const parts = look(root);
      const body = bodyOf(parts);
      const read = (field: "to" | "cc" | "bcc") => {
        const common = readRecipients(parts[field], root);
        return recipients ? recipients(root, field, common) : common;
      };
      const files = readFiles(parts, named("attachments", root), () => besideOf(root));
      return toReading(
        {
          body,
          bodyless: !body,
          anchor: root,
          subject: parts.subject?.element,
          from: senderOf(root, named("from", root)),
          recipients: { to: read("to"), cc: read("cc"), bcc: read("bcc") },
          attachments: files?.list,
          uploading: files?.uploading,
          hasSend: parts.sends.length > 0,
          isQuote: isQuoted,
        },
        definition?.channel ?? parts.channel,
      );
    },
    exits(surface) {
      // Its menus stand apart from the letter.
      const { documentElement } = surface.root.ownerDocument;
      const never = [surface.root, documentElement].flatMap((scope) => named("neverHold", scope));
      return [...exitsOf(surface), ...menus.exits(surface)].filter(
        ({ control }) => !never.some((one) => holds(one, control)),
      );
    },
    cuesOf({ root }) {
      const { to, cc, bcc, subject, body, sends, schedules, attach, never } = look(root);
      return {
        to,
        cc,
        bcc,
        subject: subject ? [subject] : [],
        body: body ? [body] : [],
        send: sends,
        schedule: schedules,
        attach,
        neverHold: [...never, ...named("neverHold", root)],
      };
    },
    neverHold: ({ root }) => [...look(root).never, ...named("neverHold", root)],
    sendsByKey: (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey,
    notePress: (surface, path) => menus.note(surface, path),
    windows({ root }) {
      const around = documentsAround(root).slice(1);
      return [...bodyFrames(root), ...around].flatMap((doc) => doc.defaultView ?? []);
    },
    watch({ root }, onChange, { signal }) {
      const onSeen = (cause: ChangeCause) => {
        if (cause === "structure") besides.delete(root);
        onChange(cause);
      };
      watchLetter(root, () => bodyFrames(root), onSeen, { signal, beside: besideOf(root) });
    },
  };
}

const isTick = (el: HTMLElement): boolean =>
  el.tagName === "INPUT" && /^(?:checkbox|radio)$/.test((el as HTMLInputElement).type);

/** A letter that is gone keeps neither body nor a way to be sent. */
const isStillLetter = ({ body, to, sends, subject }: Parts): boolean =>
  body !== undefined ? body.element.isConnected : sends.length > 0 && (to.length > 0 || subject !== undefined);

const SENDER = /(?:^|[^a-z])(?:from|sender|identity|absender|mittente)(?:[^a-z]|$)/;

/** The sender's own address: in a field or a menu that is named for it. */
function senderOf(root: HTMLElement, named: readonly HTMLElement[]): string | undefined {
  for (const el of [
    ...named,
    ...all(root, "select, input, [id*=identity i], [class*=identity i], [id*=sender i], [class*=sender i]"),
  ]) {
    const name = `${el.getAttribute("name") ?? ""} ${el.id} ${el.className}`.toLowerCase();
    if (!named.includes(el) && !SENDER.test(name)) continue;
    const words =
      el.tagName === "SELECT"
        ? ((el as HTMLSelectElement).selectedOptions[0]?.textContent ?? (el as HTMLSelectElement).value)
        : el.tagName === "INPUT"
          ? (el as HTMLInputElement).value
          : el.textContent;
    const address = addressIn(words);
    if (address) return address;
  }
  return undefined;
}

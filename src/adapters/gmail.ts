import type { ComposeAdapter, Description, Exit, Surface } from "./adapter.ts";
import { addressIn, all, isElement, isShown, splitRecipients, toRecipient } from "./dom.ts";
import { controlsIn, signOfControl } from "./finder/controls.ts";
import { isSendLabel } from "./lexicon.ts";
import { type Recipients, toReading } from "./reading.ts";
import { watchLetter } from "./watching.ts";

/** Documented attributes, most lasting first; nothing here depends on the display language. */
const BODY = "[g_editable=true][contenteditable], [role=textbox][aria-multiline=true][contenteditable=true]";
const SUBJECT = "input[name=subjectbox]";
const ARROW = "[role=button][aria-haspopup=true]";
const QUOTE = ".gmail_quote, .gmail_quote_container, blockquote[type=cite]";
/** Send's label carries its shortcut in brackets in every language. */
const SEND_SHORTCUT = /(?:ctrl|⌘|cmd|strg|mod)\W{0,3}enter/i;

/** Gmail in the browser: popup, inline reply, full screen and own window. */
export function createGmailAdapter(): ComposeAdapter {
  /** The letter whose menu was opened last, and whether its schedule item was pressed: both live apart from the letter. */
  let menuOwner: HTMLElement | undefined;
  let scheduling = false;

  return {
    id: "gmail",
    examples: ["https://mail.google.com/mail/u/0/#inbox", "https://mail.google.com/mail/u/1/?view=cm&fs=1&tf=cm"],
    matches: (url) => url.hostname === "mail.google.com",
    findSurfaces,
    isOpen: ({ root }) => root.isConnected && root.querySelector(BODY) !== null,
    sender: ({ root }) => senderOf(root),
    readDraft: (surface) => toReading(partsOf(surface.root)),
    exits: (surface) => [
      ...sendControls(surface.root).map((control): Exit => ({ control, kind: "send" })),
      ...(scheduling && (!menuOwner?.isConnected || menuOwner === surface.root)
        ? scheduleControls(surface.root.ownerDocument)
        : []
      ).map((control): Exit => ({ control, kind: "schedule" })),
    ],
    neverHold: ({ root }) => [
      ...all(root, ".oh, .Hm > *, [command=Files], .QT, input[name=Filedata]"),
      ...all(root, `${ARROW}`),
    ],
    cuesOf: ({ root }) => describeParts(root),
    sendsByKey: (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey,
    notePress(surface, path) {
      const elements = path.filter(isElement);
      if (surface && elements.some((el) => el.matches(ARROW))) {
        menuOwner = surface.root;
        scheduling = false;
      } else if (elements.some((el) => el.matches("[selector=scheduledSend]"))) {
        scheduling = true;
      }
    },
    windows: () => [],
    watch: ({ root }, onChange, options) => watchLetter(root, () => [], onChange, options),
  };
}

function findSurfaces(doc: Document): Surface[] {
  const found: Surface[] = [];
  for (const body of all(doc, BODY)) {
    const root = rootOf(body);
    if (root && !found.some((surface) => surface.root === root)) {
      found.push({ adapterId: "gmail", root, kind: kindOf(root) });
    }
  }
  return found;
}

/** The smallest element around the body that also holds subject or recipients and a Send; its window when that is its own. */
function rootOf(body: HTMLElement): HTMLElement | undefined {
  for (let at = body.parentElement; at && at.tagName !== "BODY"; at = at.parentElement) {
    if (!at.querySelector(SUBJECT) && !at.querySelector("[name=to]")) continue;
    if (at.querySelectorAll(BODY).length > 1) return undefined;
    if (sendControls(at).length === 0) continue;
    const frame = at.closest<HTMLElement>("[role=dialog], [role=main]");
    return frame && frame.querySelectorAll(BODY).length === 1 && !frame.querySelector("[role=list], [role=grid]")
      ? frame
      : at;
  }
  return undefined;
}

function kindOf(root: HTMLElement): Surface["kind"] {
  if (root.closest(".aSs")) return "full-screen";
  if (root.closest("[role=dialog]")) return "popup";
  return root.ownerDocument.body.matches(".xE") ? "window" : "inline";
}

function sendControls(root: HTMLElement): HTMLElement[] {
  const controls = new Set<HTMLElement>();
  for (const arrow of all(root, ARROW)) {
    const siblings = [...(arrow.parentElement?.children ?? [])].filter(isElement);
    const buttons = siblings.filter((el) => el.matches("[role=button]:not([aria-haspopup])"));
    // The arrow shares its box with Send alone; toolbars with menus hold more.
    if (buttons.length !== 1 || !buttons[0]) continue;
    controls.add(buttons[0]);
    for (const other of all(arrow.closest("td") ?? root, "[role=button].Uo")) controls.add(other);
  }
  for (const button of all(root, "[role=button]:not([aria-haspopup])")) {
    const name = button.getAttribute("aria-label") ?? button.getAttribute("data-tooltip") ?? "";
    if (SEND_SHORTCUT.test(name) || isSendLabel(name)) controls.add(button);
  }
  if (controls.size > 0) return [...controls];
  return all(root, "[role=button]:not([aria-haspopup]), button").filter((el) => signOfControl(el)?.act === "send");
}

/** What schedules in the dialogs that opened after the schedule item was pressed: all but what leads back. */
function scheduleControls(doc: Document): HTMLElement[] {
  const dialogs = all(doc, "[role=dialog]").filter((dialog) => !dialog.querySelector(BODY) && isShown(dialog));
  return dialogs.flatMap((dialog) =>
    controlsIn(dialog).filter((el) => {
      const act = signOfControl(el)?.act;
      return act !== "never" && act !== "attach" && act !== "opener";
    }),
  );
}

function partsOf(root: HTMLElement) {
  return {
    body: root.querySelector<HTMLElement>(BODY) ?? undefined,
    subject: root.querySelector<HTMLElement>(SUBJECT) ?? undefined,
    from: senderOf(root),
    recipients: { to: recipients(root, "to"), cc: recipients(root, "cc"), bcc: recipients(root, "bcc") },
    attachments:
      root.querySelector("input[name=Filedata]") || root.querySelector("[download_url]") ? files(root) : undefined,
    hasSend: sendControls(root).length > 0,
    isQuote: (element: Element) => element.matches(QUOTE),
  };
}

function describeParts(root: HTMLElement): Description {
  const named = (elements: (HTMLElement | null)[]) =>
    elements.filter((element) => element !== null).map((element) => ({ element, cue: "selector" as const }));
  return {
    to: named(all(root, "[name=to]")),
    cc: named(all(root, "[name=cc]")),
    bcc: named(all(root, "[name=bcc]")),
    subject: named([root.querySelector(SUBJECT)]),
    body: named([root.querySelector(BODY)]),
    send: named(sendControls(root)),
    schedule: [],
    attach: named(all(root, "input[name=Filedata]")),
    neverHold: all(root, ".oh, .Hm > *"),
  };
}

const senderOf = (root: HTMLElement) => addressIn(root.querySelector<HTMLInputElement>("input[name=from]")?.value);

function recipients(root: HTMLElement, field: "to" | "cc" | "bcc"): Recipients | undefined {
  const boxes = all(root, `[name=${field}]`);
  if (boxes.length === 0) return field === "to" ? foldedRecipients(root) : undefined;
  const list: string[] = [];
  let complete = true;
  const add = (recipient: string) => list.includes(recipient) || list.push(recipient);
  for (const box of boxes) {
    if (box.tagName === "TEXTAREA" || box.tagName === "INPUT") {
      for (const one of splitRecipients((box as HTMLInputElement).value)) add(one);
      continue;
    }
    for (const chip of all(box, "[data-hovercard-id]")) {
      const address = addressIn(chip.getAttribute("data-hovercard-id"));
      const name = chip.getAttribute("data-name");
      if (!address) complete = false;
      add(address ? toRecipient(address, name) : (name ?? chip.textContent ?? "").trim());
    }
    // What is typed but not yet a chip goes out too.
    for (const entry of all(box, "input"))
      for (const one of splitRecipients((entry as HTMLInputElement).value)) add(one);
  }
  return { list, complete };
}

/** While the fields are not built, only the folded line tells who gets the letter, without saying in which field. */
function foldedRecipients(root: HTMLElement): Recipients | undefined {
  const people = all(root, "form [email]");
  if (people.length === 0) return undefined;
  return { list: people.map((el) => toRecipient(el.getAttribute("email") ?? "", el.textContent)), complete: false };
}

function files(root: HTMLElement) {
  return all(root, "[download_url]").map((chip) => {
    const [type = "", name = ""] = (chip.getAttribute("download_url") ?? "").split(":");
    return { name: name || (chip.textContent ?? "").trim(), ...(type && { type }) };
  });
}

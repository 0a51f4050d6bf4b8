import { all, labelsOf } from "../dom.ts";
import { isAttachLabel, isNeverHoldLabel, isScheduleLabel, isSendLabel } from "../lexicon.ts";
import { closestTo, rootAround } from "../shadow.ts";
import type { Cue } from "./fields.ts";
import { actionWords } from "./names.ts";

/** What a press on a control does to a letter. `opener` opens a menu: nothing leaves by it alone. */
export type Act = "send" | "schedule" | "never" | "opener" | "attach";
export type ControlSign = { act: Act; cue: Cue };

const REAL = "button, input[type=submit], input[type=button], input[type=image], [role=button], [role=menuitem], a";
/** Things that look like buttons and say so only in their class. */
const CLASSED = "[class*=btn i], [class*=button i]";
const PARTS_OF_BUTTONS =
  /(?:group|bar|wrap|text|label|icon|row|box|area|container|inner|content|caption|list|item|menu|split)/i;

/** Places whose buttons lead somewhere and send nothing. */
const ELSEWHERE =
  "nav, [role=navigation], [role=tree], [role=tablist], [role=search], countersign-panel, countersign-gate";

/** The controls in a box: real ones, and, where a page draws its own, the outermost thing that calls itself a button. */
export function controlsIn(scope: ParentNode): HTMLElement[] {
  const found = all(scope, `${REAL}, ${CLASSED}`).filter(isControl);
  return found.filter((el) => !closestTo(el, ELSEWHERE));
}

function isControl(el: HTMLElement): boolean {
  if (el.tagName === "A") return isActionLink(el);
  if (el.matches(REAL)) return true;
  if (/^(?:FORM|UL|OL|TABLE|TR|TBODY|INPUT|SELECT|TEXTAREA|LABEL)$/.test(el.tagName)) return false;
  const looks = [...el.classList].some(
    (name) => /(?:^|[-_])(?:btn|button)(?:$|[-_])/i.test(name) && !PARTS_OF_BUTTONS.test(name),
  );
  if (!looks || el.querySelector(REAL)) return false;
  return !el.parentElement?.closest(REAL);
}

/** A link that leads to another page sends nothing. */
function isActionLink(el: HTMLElement): boolean {
  const href = el.getAttribute("href");
  return (
    href === null || href === "" || href === "#" || /^javascript:/i.test(href) || el.getAttribute("role") === "button"
  );
}

const ACTIONS = [
  "name",
  "id",
  "data-testid",
  "data-test-id",
  "data-action",
  "data-command",
  "command",
  "jsaction",
  "data-i18n",
  "ng-click",
  "formaction",
];
const SENDS = new Set([
  "send",
  "sendbtn",
  "sendbutton",
  "sendmail",
  "sendmessage",
  "sendfax",
  "sendemail",
  "submitsend",
  "dosend",
  "btnsend",
  "buttonsend",
  "sendnow",
]);
const NEVERS = new Set(
  "cancel back reset discard delete remove trash preview draft drafts save savedraft attach attachment attachments upload add browse close minimize minimise clear print toggle help settings format bold italic cc bcc popout fullscreen".split(
    " ",
  ),
);
const SCHEDULES = new Set([
  "schedule",
  "scheduled",
  "scheduledsend",
  "schedulesend",
  "later",
  "timesend",
  "timesendbtn",
  "sendlater",
  "timer",
]);

const signs = new WeakMap<HTMLElement, { key: string; sign: ControlSign | undefined }>();

/** What a control is for, by its label first when it has one, else by the names of its action. Remembered while it stays as it is. */
export function signOfControl(el: HTMLElement): ControlSign | undefined {
  // What is put into a component's slots is no part of its button, and of a large box every look would be dear.
  if (rootAround(el) || el.childElementCount > 12) return findSign(el);
  const key = `${(el as HTMLInputElement).value}|${el.outerHTML}`;
  const known = signs.get(el);
  if (known?.key === key) return known.sign;
  const sign = findSign(el);
  signs.set(el, { key, sign });
  return sign;
}

function findSign(el: HTMLElement): ControlSign | undefined {
  if (el.getAttribute("aria-haspopup") && el.getAttribute("aria-haspopup") !== "false")
    return { act: "opener", cue: "role" };
  const labels = labelsOf(el);
  // An explicit name outranks what is drawn: "Send with read receipts" drawn as "Send" is not Send.
  const telling = el.hasAttribute("aria-label") && labels.length > 0 ? labels.slice(0, 1) : labels;
  if (telling.some(isSendLabel)) return { act: "send", cue: "label" };
  if (telling.some(isScheduleLabel)) return { act: "schedule", cue: "label" };
  const never = telling.some(isNeverHoldLabel);
  const words = ACTIONS.flatMap((name) => actionWords(el.getAttribute(name)));
  if (words.includes("attach") || words.includes("attachment")) return { act: "attach", cue: "action" };
  if (telling.some(isAttachLabel)) return { act: "attach", cue: "label" };
  if (never) return { act: "never", cue: "label" };
  if (words.some((word) => SCHEDULES.has(word))) return { act: "schedule", cue: "action" };
  const value = el.tagName === "BUTTON" ? actionWords(el.getAttribute("value")) : [];
  if (value.some((word) => SENDS.has(word))) return { act: "send", cue: "action" };
  const named = [...words, ...value];
  if (named.some((word) => NEVERS.has(word))) return { act: "never", cue: "action" };
  if (words.some((word) => SENDS.has(word))) return { act: "send", cue: "action" };
  const looks = [...el.classList].flatMap(actionWords);
  const icons = all(el, "[class*=send i], [class*=paper-plane i], [class*=paperplane i]");
  if (looks.includes("send") || (icons.length > 0 && el.matches(REAL))) return { act: "send", cue: "action" };
  if (looks.some((word) => NEVERS.has(word))) return { act: "never", cue: "action" };
  return undefined;
}

/**
 * In a form whose buttons say nothing we know, the one that posts it and does nothing else is Send.
 * @returns nothing when several could be it
 */
export function onlySubmit(controls: readonly HTMLElement[]): HTMLElement | undefined {
  const posters = controls.filter(isPoster);
  const submits = posters.filter((el) => !signOfControl(el));
  if (submits.length === 1) return submits[0];
  if (submits.length === 0) {
    // Some portals save what is sent: "save_new" beside "cancel".
    const saving = posters.filter(
      (el) => signOfControl(el)?.cue === "action" && SAVES.test(el.getAttribute("name") ?? ""),
    );
    if (saving.length === 1) return saving[0];
  }
  const primary = submits.length > 0 ? submits : controls.filter((el) => el.tagName === "BUTTON" && !signOfControl(el));
  const marked = primary.filter((el) => /\b(?:btn-)?(?:primary|success|cta)\b/i.test(el.className));
  return marked.length === 1 ? marked[0] : undefined;
}

const SAVES = /^save(?!.*draft)/i;

const isPoster = (el: HTMLElement): boolean =>
  (el.tagName === "BUTTON" || el.tagName === "INPUT") && /^(?:submit|image)$/.test((el as HTMLInputElement).type);

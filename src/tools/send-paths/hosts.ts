import type { NamedTest } from "./results.ts";

/** A place where letters are written. `evidence` is what its tests are walked on. */
export type Host = {
  name: string;
  evidence: "stand-in only" | "pages of our own";
  note?: string;
  owns(test: NamedTest): boolean;
};

const titled = (...starts: string[]) => {
  const pattern = new RegExp(`^(?:${starts.join("|")})(?: ›|:)`);
  return ({ title }: NamedTest) => pattern.test(title);
};
const inFile = (...files: string[]) => {
  return ({ file }: NamedTest) => files.includes(file);
};

export const HOSTS: readonly Host[] = [
  {
    name: "Gmail",
    evidence: "stand-in only",
    note: "Popup, inline reply, one of several, own window, and three pages of other languages and another nesting.",
    owns: (test) =>
      inFile("paths.spec.ts", "gmail.spec.ts", "gmail-stories.spec.ts")(test) ||
      titled("gmail-[a-z-]+")(test) ||
      /one of two letters|of two letters in one page/.test(test.title),
  },
  {
    name: "Outlook on the web, inline",
    evidence: "stand-in only",
    owns: titled("outlook-inline", "outlook-zh"),
  },
  {
    name: "Outlook on the web, own window",
    evidence: "stand-in only",
    note: "Firefox 140 throws away what is written in a window before its blank page has loaded, with or without an extension: there the window is opened without any address, or written once it has loaded.",
    owns: titled("outlook-popout", "outlook-popout-[a-z]+"),
  },
  {
    name: "Outlook on the web, deep link",
    evidence: "stand-in only",
    owns: titled("outlook-deeplink", "outlook-de-old"),
  },
  {
    name: "QQ Mail classic, Tencent Exmail",
    evidence: "stand-in only",
    owns: titled("qq-classic", "exmail-design-mode"),
  },
  { name: "QQ Mail", evidence: "stand-in only", owns: titled("qq-new", "qq-new-2024") },
  {
    name: "NetEase 163 and 126",
    evidence: "stand-in only",
    owns: titled("netease-163", "netease-126"),
  },
  {
    name: "A fax portal",
    evidence: "stand-in only",
    owns: (test) =>
      inFile("fax.spec.ts", "fax-number.spec.ts")(test) ||
      titled("fax-[a-z-]+")(test) ||
      /^trap 9: a form that the page's own script|^trap 8: Enter in a one-line/.test(test.title),
  },
  {
    name: "Any other page",
    evidence: "pages of our own",
    note: "Six editors people install, components with shadow roots, and pages made for one question each.",
    owns: (test) =>
      inFile("editors.spec.ts", "shadow.spec.ts", "mail-files.spec.ts")(test) ||
      /^other page|^trap 16:|^trap 9: a form that Save draft|^a policy's definition/.test(test.title),
  },
];

/** A way to make a letter leave, or one that must not be held; `of` tells its tests by their titles. */
export type Way = { name: string; of: RegExp };

export const WAYS: readonly Way[] = [
  {
    name: "A click on Send",
    of: /: click$|a click on Send, |: a click and Ctrl|is read, marked, held|holds the (?:fax|mail)|marked, mended with|is held; its neighbour|^a policy's definition|by click and by key|one of two letters|of two letters/,
  },
  { name: "Enter on Send", of: /: Enter$|› Enter on Send, / },
  { name: "Space on Send", of: /: Space$|› Space on Send .*, held/ },
  {
    name: "Ctrl+Enter in the text",
    of: /Control\+Enter in the body|Ctrl\+Enter in the body, |a click and Ctrl\+Enter|is read, marked, held|by click and by key/,
  },
  { name: "Cmd+Enter in the text", of: /Meta\+Enter in the body|Cmd\+Enter in the body, / },
  { name: "Ctrl+Enter in the subject", of: /Ctrl\+Enter in the subject, |Control\+Enter in the subject/ },
  { name: "Another script's click on Send", of: /: another script's click|› another script's click .*, held/ },
  { name: "Another script's mouse events on Send", of: /another script's mouse/ },
  { name: "A second Send, or Send in a menu", of: /: Send 2/ },
  { name: "Send and archive", of: /Send and archive/ },
  { name: "Send later", of: /: schedule$|scheduled? letter is held|a fax that is to leave later/ },
  { name: "Send later, by keyboard alone", of: /scheduling by keyboard/ },
  { name: "The page's own script submits the form", of: /form that the page's own script/ },
  { name: "Enter in a one-line field of the form", of: /Enter in a field, / },
  { name: "A letter brought back by Undo send", of: /^Undo send/ },
  {
    name: "A clean letter goes at the first press, untouched",
    of: /sends a clean letter once|a clean one goes untouched|in the fax book goes/,
  },
  {
    name: "Controls that are never held",
    of: /never held: |: decoy: |controls beside Send|Save draft's own script|is never held|its neighbour that/,
  },
];

/** Numbers of the traps that each have a test of their own, told by "trap N" in its title. */
export const TRAPS = 20;
export const trapOf = ({ title }: NamedTest): number | undefined => {
  const number = /\btrap (\d+)\b/.exec(title)?.[1];
  return number === undefined ? undefined : Number(number);
};

import { wordsZhCn } from "./words.zh-cn.ts";
import { wordsZhTw } from "./words.zh-tw.ts";

/** The words of the hub's own small pages, in both languages. The console has its own catalogues. */
const en = {
  lang: "en",
  product: "Countersign",
  setUpTitle: "Set up this hub",
  setUpLead: "You are the first administrator. This link works once.",
  joinTitle: "Join your organisation",
  joinLead: "Choose a password. This link works once.",
  signInTitle: "Sign in",
  signInWith: "Sign in with {name}",
  enrolTitle: "Connect this browser",
  enrolLead: "Is this the code that the extension shows?",
  enrolBrowser: "Browser",
  enrolYes: "Yes, connect it",
  enrolDone: "Connected. You can close this page.",
  organisation: "Organisation",
  name: "Your name",
  email: "E-mail",
  passwordNow: "Password",
  password: "Password (12 characters or more)",
  send: "Continue",
  homeTitle: "Countersign hub",
  homeSignedIn: "You are signed in.",
  signOut: "Sign out",
  homeConsole: "Open the console",
  consoleMissing: "The console is not here yet",
  consoleMissingLead: "This hub works, but its console has not been built. On the hub’s machine, run:",
  failed: "That did not work: {reason}",
  "refused:INVALID_EMAIL_OR_PASSWORD": "the address or the password is not right.",
  "refused:too-many-requests": "that was tried too often. Wait a few minutes and try again.",
  "refused:link-used": "this link was used, has run out, or was withdrawn. Ask for a new one.",
  "refused:bad-request": "the link or what was filled in is not whole. Open the link again as you were given it.",
  "refused:address-taken": "there is an account with this address already. Sign in with it.",
  "refused:not-found": "this code is not known, or has run out. Begin again in the extension.",
} as const;

export type PageWords = Record<keyof typeof en, string>;

const WORDS = { en, "zh-Hans": wordsZhCn, "zh-Hant": wordsZhTw };

/** By the first language of the browser that we have. */
export function pickWords(acceptLanguage: string | undefined): PageWords {
  for (const part of acceptLanguage?.split(",") ?? []) {
    const found = wordsOf(part.split(";")[0]?.trim() ?? "");
    if (found) return found;
  }
  return en;
}

function wordsOf(tag: string): PageWords | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === "en") return WORDS.en;
    return language === "zh" ? WORDS[script === "Hant" ? "zh-Hant" : "zh-Hans"] : undefined;
  } catch {
    // Not a tag, such as "*".
    return undefined;
  }
}

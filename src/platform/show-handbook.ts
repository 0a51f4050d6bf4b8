import { askBackground } from "../messages/channel.ts";
import { createOptionsTranslator } from "../ui/i18n/screens/options.ts";
import { languageOf } from "../ui/index.ts";
import { storedSettings } from "./stored.ts";

/** A handbook's page as the rules in force have it. It is made of them with every word escaped, and runs no script. */
export async function showHandbook(): Promise<void> {
  const handbook = new URLSearchParams(location.search).get("code") ?? "";
  const { html } = await askBackground("handbook-page", { handbook });
  if (html === null) return showMissing(handbook);
  const made = new DOMParser().parseFromString(html, "text/html");
  document.title = made.title;
  document.documentElement.lang = made.documentElement.lang;
  document.head.append(...made.head.querySelectorAll("style"));
  document.body.replaceChildren(...made.body.childNodes);
  // Only now does the clause of the address stand here.
  const clause = decodeURIComponent(location.hash.slice(1));
  if (document.getElementById(clause)) location.replace(`#${encodeURIComponent(clause)}`);
}

async function showMissing(handbook: string): Promise<void> {
  const language = languageOf((await storedSettings.get())?.language ?? "browser", navigator.languages);
  document.documentElement.lang = language;
  const main = document.createElement("main");
  main.textContent = createOptionsTranslator(language)("books.unknown", { name: handbook });
  document.body.replaceChildren(main);
}

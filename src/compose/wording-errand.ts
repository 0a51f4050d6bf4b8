import type { WordingErrand } from "../messages/messages.ts";
import type { Language } from "../model/categories.ts";
import { certainFacts } from "./certain-facts.ts";
import { toFacts } from "./facts.ts";
import type { Judge } from "./judge.ts";
import type { Letter } from "./letter.ts";

/**
 * What the page for wording is told of a letter: its language, what it says beyond doubt, and what its readers are. Never
 * the letter itself.
 * @param ownLang the writer's language, for a letter that says nothing yet
 */
export function toErrand(
  letter: Letter,
  judge: Judge | undefined,
  tab: WordingErrand["tab"],
  ownLang: Language,
): WordingErrand {
  const draft = letter.reading()?.draft;
  const kinds = toFacts(letter, judge).recipients.flatMap(({ kinds: own = [] }) => own);
  const words = draft ? `${draft.body}${draft.subject}`.trim() : "";
  const lang: Language = words === "" ? ownLang : /\p{Script=Han}/u.test(words) ? "zh" : "en";
  const org = judge?.isOwn ? judge.orgFor(draft?.from) : undefined;
  return { tab, lang, known: draft ? { ...certainFacts(draft, org) } : {}, kinds };
}

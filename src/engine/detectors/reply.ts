import type { DetectorOf } from "../../model/detectors.ts";
import { atFirstWord } from "../text/first-word.ts";
import type { BoundDetector, DetectorContext, LetterHit } from "./detector.ts";
import { bindLists, bindWording, bodyChunks, standsIn } from "./wording.ts";

/** Own words of an answer that can't hold an answer to a question. */
const SHORT_ANSWER = 4;
const DIGITS = /\d/;

/** In an answer: a question of the other side's that is passed over, or facts before a word of care. */
export function replyDetector(options: DetectorOf<"reply">, context: DetectorContext): BoundDetector {
  const complaint = bindWording(options, context, "main");
  const answer = bindLists(options.answer, context, "answer");
  return {
    letterNeedsPhrases: options.check === "care",
    ...(options.check === "care" ? { letterReads: { phrases: true, opening: true } } : {}),
    letter: (letter) => {
      const body = bodyChunks(letter);
      const own = body.filter(({ role }) => role === "own");
      const quoted = body.filter(({ role }) => role === "quoted");
      const first = own[0];
      if (!first || quoted.length === 0) return [];
      const atTop = (facts?: LetterHit["facts"]): LetterHit[] => {
        const marked = atFirstWord(letter, facts);
        return marked ? [marked] : [];
      };
      if (options.check === "care") {
        if (!standsIn([...quoted], complaint)) return [];
        const opening = own.slice(0, 4);
        return standsIn(opening, answer) ? [] : atTop();
      }
      const questions = quoted.filter(({ text }) => /[?？]/.test(text)).slice(0, 6);
      const asked = questions.at(-1);
      if (!asked) return [];
      const ownWords = own.flatMap(({ units }) => units.words);
      if (standsIn(own, answer)) return [];
      const question = asked.text.trim();
      if (ownWords.length <= SHORT_ANSWER) return atTop({ question });
      const heard = new Set(ownWords);
      const content = asked.units.words.filter((word) => word.length > 3 || /\p{Script=Han}/u.test(word));
      const shared = content.filter((word) => heard.has(word)).length;
      if (content.length < 4 || shared > 1 || ownWords.some((word) => DIGITS.test(word))) return [];
      return atTop({ question });
    },
  };
}

import type { DetectorOf } from "../../model/detectors.ts";
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
    letter: (letter) => {
      const body = bodyChunks(letter);
      const own = body.filter(({ role }) => role === "own");
      const quoted = body.filter(({ role }) => role === "quoted");
      const first = own[0];
      if (!first || quoted.length === 0) return [];
      const at = (start: number, end: number, facts?: LetterHit["facts"]): LetterHit[] => [
        { field: "body", start, end, sure: true, facts },
      ];
      if (options.check === "care") {
        if (!standsIn([...quoted], complaint)) return [];
        const opening = own.slice(0, 4);
        if (standsIn(opening, answer)) return [];
        return at(first.start, first.start + first.text.length);
      }
      const questions = quoted.filter(({ text }) => /[?？]/.test(text)).slice(0, 6);
      const asked = questions.at(-1);
      if (!asked) return [];
      const ownWords = own.flatMap(({ units }) => units.words);
      if (standsIn(own, answer)) return [];
      if (ownWords.length <= SHORT_ANSWER)
        return at(first.start, first.start + first.text.length, { question: asked.text.trim() });
      const heard = new Set(ownWords);
      const content = asked.units.words.filter((word) => word.length > 3 || /\p{Script=Han}/u.test(word));
      const shared = content.filter((word) => heard.has(word)).length;
      if (content.length < 4 || shared > 1 || ownWords.some((word) => DIGITS.test(word))) return [];
      const start = asked.start;
      return at(start, start + asked.text.length, { question: asked.text.trim() });
    },
  };
}

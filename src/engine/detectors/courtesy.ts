import type { DetectorOf } from "../../model/detectors.ts";
import { atFirstWord } from "../text/first-word.ts";
import { salutationOf, topLines } from "../text/salutation.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { bindLists, bodyChunks, rememberByChunk, standsIn } from "./wording.ts";

/** Own words below which nobody misses a closing: a line of thanks needs no form. */
const SHORT = 12;

/** What a letter to an outsider lacks of greeting, thanks, closing and signature: one finding for all of it. */
export function courtesyDetector(options: DetectorOf<"courtesy">, context: DetectorContext): BoundDetector {
  const greeting = bindLists(options.greeting, context, "greeting");
  const thanks = bindLists(options.thanks, context, "thanks");
  const closing = bindLists(options.closing, context, "closing");
  /** What counts of a chunk besides phrases: how much it adds to a letter that may be short, and how it ends. */
  const summary = rememberByChunk(({ text, units }) =>
    [Math.min(units.words.length, SHORT), endsWithName(text)].join(),
  );
  return {
    letterReads: { phrases: true, opening: true, chunk: summary },
    letter: (letter) => {
      const body = bodyChunks(letter);
      const own = body.filter(({ role }) => role === "own");
      const signature = body.filter(({ role }) => role === "signature");
      const words = own.reduce((sum, chunk) => sum + chunk.units.words.length, 0);
      const last = own.at(-1);
      if (!last || words < SHORT) return [];
      const written = [...own, ...signature];
      const missing: { en: string; zh: string }[] = [];
      if (!salutationOf(body) && !standsIn(topLines(body), greeting))
        missing.push({ en: "a greeting", zh: "称呼问候" });
      const thanked = standsIn(written, thanks);
      if (!thanked) missing.push({ en: "a word of thanks", zh: "致谢" });
      const end = written.slice(-4);
      if (!thanked && !standsIn(end, closing) && signature.length === 0)
        missing.push({ en: "a closing", zh: "结束语" });
      if (signature.length === 0 && !endsWithName(last.text)) missing.push({ en: "a signature", zh: "落款" });
      if (missing.length === 0) return [];
      const marked = atFirstWord(letter, {
        missing: missing.map(({ en }) => en).join(", "),
        missingZh: missing.map(({ zh }) => zh).join("、"),
      });
      return marked ? [marked] : [];
    },
  };
}

/** A short last line without a full stop: a name, a firm, a telephone number. */
function endsWithName(text: string): boolean {
  const line = text.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return line.length <= 80 && !/[.!?。！？…]$/.test(line);
}

import type { DetectorOf } from "../../model/detectors.ts";
import { bareNumber } from "../organisation.ts";
import { atFirstWord } from "../text/first-word.ts";
import { topLines } from "../text/salutation.ts";
import type { BoundDetector, DetectorContext } from "./detector.ts";
import { atRecipient } from "./recipient-rules.ts";
import { bodyChunks } from "./wording.ts";

const PHONE = /\+?\d[\d\s()-]{6,}\d/;
const PAGES =
  /(?:共|pages?|页\s*数|总页数)\s*[:：/]?\s*(?:\/\s*)?(\d{1,3})\s*(?:页|pages?)?|(\d{1,3})\s*(?:pages?|页)/iu;

/** A fax's number, call-back number and page count. */
export function faxCoverDetector(options: DetectorOf<"fax-cover">, { org }: DetectorContext): BoundDetector {
  const book = new Set((org.faxBook ?? []).map(({ number }) => bareNumber(number)));
  return {
    letter: (letter) => {
      const { draft, recipients } = letter;
      if (draft.channel !== "fax") return [];
      const body = bodyChunks(letter);
      if (options.check === "number") {
        return recipients
          .filter(({ audience, address }) => audience === "unknown" && !book.has(bareNumber(address)))
          .map((recipient) => atRecipient(recipient));
      }
      if (options.check === "call-back") {
        if (body.length === 0 || body.some(({ text }) => PHONE.test(text))) return [];
        const marked = atFirstWord(letter);
        return marked ? [marked] : [];
      }
      const counted = draft.attachments.reduce((sum, { text }) => sum + (Array.isArray(text) ? text.length : 0), 0);
      if (counted === 0 || draft.attachments.some(({ text }) => !Array.isArray(text))) return [];
      for (const chunk of topLines(body)) {
        const match = PAGES.exec(chunk.text);
        const stated = Number(match?.[1] ?? match?.[2] ?? 0);
        if (!match || stated === 0 || stated === counted || stated === counted + 1) continue;
        const start = chunk.start + match.index;
        return [
          {
            field: "body",
            start,
            end: start + match[0].length,
            sure: true,
            facts: { stated: String(stated), counted: String(counted + 1) },
          },
        ];
      }
      return [];
    },
  };
}

import { MASK } from "../model/exchange/review.ts";
import { EXCERPT_MAX } from "../model/exchange/wrong-hits.ts";

/** Addresses whole, and every digit: numbers, dates, sums, telephones. Names a machine does not know; the writer sees them. */
const TELLING = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}|(?:https?:\/\/|www\.)\S{1,300}|\p{N}/giu;

/**
 * A passage as it may go with a report: what says whom and how much is masked, one sign for each character. Masking
 * what is masked changes nothing, so what was shown to the writer is what is sent.
 */
export function maskExcerpt(text: string): string {
  const short = [...text.trim()].slice(0, EXCERPT_MAX).join("").slice(0, EXCERPT_MAX);
  return short.replace(TELLING, (found) => MASK.repeat(found.length));
}

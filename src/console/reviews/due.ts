import type { Translator } from "../../ui/i18n/translator.ts";
import type { ReviewsTranslator } from "./texts.ts";

/** How a due time stands to now; told in words, never by colour alone. */
export type Due = { tone: "calm" | "soon" | "over"; text: string };

const SOON_MS = 30 * 60_000;

/** @param spans any translator: it writes the span of time */
export function toDue(dueAt: Date, now: Date, t: ReviewsTranslator, spans: Pick<Translator, "span"> = t): Due {
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs <= 0) return { tone: "over", text: t("due.over", { time: spans.span(-leftMs) }) };
  return { tone: leftMs < SOON_MS ? "soon" : "calm", text: t("due.left", { time: spans.span(leftMs) }) };
}

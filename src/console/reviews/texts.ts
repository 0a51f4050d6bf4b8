import type { TranslatorOf } from "../../ui/i18n/translator.ts";
import type { reviewsEn } from "../i18n/reviews.en.ts";
import { reviewsTexts } from "../i18n/reviews.ts";
import { useTexts } from "../i18n/texts.ts";

export type ReviewsTranslator = TranslatorOf<typeof reviewsEn>;

export const useReviewsTexts = (): ReviewsTranslator => useTexts(reviewsTexts);

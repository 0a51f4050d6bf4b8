/**
 * Ideas whose rules are of one category. Inside a family the model may be unsure which idea it is and still be sure that
 * it is one of them. An idea that is not listed is a family of its own.
 */
export const FAMILIES: Record<string, readonly string[]> = {
  banned: (
    "not-my-job ask-someone-else dont-care policy-no-help nothing-i-can-do dont-know no-time cannot-do-it new-here pay-first " +
    "training-elsewhere just-reset trifle simple-question what-have-you-done told-you-before you-are-bad you-dont-understand " +
    "impossible-denial previous-work-bad colleagues-bad company-bad machines-like-that bare-refusal wait-put-off"
  ).split(" "),
  manners:
    "command blame-customer sarcasm venting contempt threat slander blame-shift local-customs vague-diagnosis pig-headed".split(
      " ",
    ),
  praise: "superlative-ad vague-price-ad".split(" "),
  promise:
    "guarantee dated-promise free-or-compensation bare-rejection warranty-fee no-date price-later extra-scope".split(
      " ",
    ),
  secrets: "product-defect pay-talk internal-matter".split(" "),
  conduct: (
    "cover-up gift-or-side-job unreleased-software data-handling unasked-operation false-record cutover-unapproved " +
    "favour-for-signature no-invoice"
  ).split(" "),
};

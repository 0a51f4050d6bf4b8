/** What the hub's codes mean to a person. A code that is not here is shown with the hub's own words. */
export const problemsEn = {
  offline: "The hub can’t be reached. Check your connection; nothing you typed is lost.",
  "not-understood": "The hub answered in a way this page doesn’t know. Reload it: the hub may have been updated.",
  "not-signed-in": "You are signed out. Sign in again to go on.",
  forbidden: "Your role doesn’t allow this.",
  "not-found": "This is no longer there, or was never yours to see.",
  "bad-request": "The hub couldn’t take this as it was entered.",
  "too-large": "This is larger than the hub takes.",
  "too-many-requests": "Too many requests at once. Wait a moment and try again.",
  "foreign-origin": "This page was opened at another address than the hub’s own. Open it at the hub’s address.",
  failed: "Something went wrong at the hub. Try again; if it stays, tell your administrator.",
  "check-too-long":
    "The check took longer than the hub allows and was given up; your draft is kept. Check it again. If that happens again, take out what was added last, or ask your administrator to raise the hub’s time limit.",
  "check-ended": "The hub stopped the check before it was done; your draft is kept. Check it again in a moment.",
  "checks-waiting": "Many checks are waiting at the hub; your draft is kept. Check it again in half a minute.",
  answered: "Someone else has answered this letter meanwhile.",
  masked: "A letter with masked passages can be approved or refused, not changed.",
  "last-administrator": "There must be another administrator first.",
  "name-taken": "There is a team of this name already.",
  "changed-since": "The draft was changed by someone else meanwhile. Look at it and try again.",
  published: "The draft is published already and stays as it is.",
  "legal-hold": "This letter is under legal hold: end that first.",
  "policy-hold":
    "The policy keeps this letter under legal hold. Publish a version without that hold for everyone first.",
  "no-words": "There is no word to look for. Enter letters or digits.",
  "bad-range": "Choose up to a year, with the first day before the last.",
  other: "The hub refused this: {message}",
} as const;

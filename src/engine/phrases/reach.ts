/** How many words ahead, and behind, may decide what a word is read as. */
export const LOOKS_AHEAD = 10;
export const LOOKS_BEHIND = 10;

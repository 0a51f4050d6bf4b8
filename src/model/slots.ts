/** A slot in a suggestion's text. Its name is a word of any language: `{date}` and `{日期}` alike. */
export const SLOT = /\{([\p{L}\p{N}_]+)\}/gu;

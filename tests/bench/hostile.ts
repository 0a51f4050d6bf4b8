/** Texts of about `length` characters made to be slow: one line, only separators, only brackets, deep quotes, and such. */
export function hostileTexts(length: number): [string, string][] {
  const fill = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return [
    ["one line of words", fill("that is not my ")],
    ["one line of Chinese", fill("这事不归我")],
    ["only separators", fill(" -*·.")],
    ["only brackets", fill("([{<")],
    ["only blanks", fill(" ")],
    ["only line ends", fill("\n")],
    ["deep quotes", fill(`${">".repeat(200)} so what\n`)],
    ["single letters", fill("a b c ")],
    ["masked words", fill("f*ck $h!t ")],
    ["digits", fill("1234567890")],
    ["zero-width", fill("\u200ba")],
  ];
}

/**
 * Runs a command's lines in order. A line that fails ends the run, unless it and those after it are independent; a line that
 * a signal ended was ended by a person, and ends the run in any case.
 * @param {string[][]} lines
 * @param {(line: string[]) => Promise<number>} runLine gives a line's exit code: 128 and the signal's number for one that was
 *   ended
 * @param {number} [independentFrom] index of the first line that needs nothing of those from there on; none without it
 * @returns {Promise<number>} the first code that was not 0, or 0
 */
export async function runLines(lines, runLine, independentFrom = lines.length) {
  let first = 0;
  for (const [at, line] of lines.entries()) {
    const code = await runLine(line);
    first ||= code;
    if (code > 128 || (code !== 0 && at < independentFrom)) break;
  }
  return first;
}

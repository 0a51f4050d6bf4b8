/** A stretch of two texts: in both, only in the new one, or only in the old one. */
export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Above this a comparison word by word takes too long for a page, and the texts have little in common. */
const MOST_CELLS = 4_000_000;

/** Words, blanks and signs of a text; Chinese is cut into words as well. */
function tokensOf(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** What changed between two texts, word by word. The parts but `added` give the old text, those but `removed` the new. */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = diffTokens(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (tokens: string[]): DiffPart => ({ kind: "same", text: tokens.join("") });
  return join([same(a.slice(0, head)), ...middle, same(a.slice(a.length - tail))]);
}

function diffTokens(a: string[], b: string[]): DiffPart[] {
  if (a.length * b.length > MOST_CELLS) {
    return [
      { kind: "removed", text: a.join("") },
      { kind: "added", text: b.join("") },
    ];
  }
  // Length of the longest common part of what follows; one row longer and wider than the texts.
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const [below = 0, beside = 0, across = 0] = [common[at + width], common[at + 1], common[at + width + 1]];
      common[at] = a[i] === b[j] ? across + 1 : Math.max(below, beside);
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [below = 0, beside = 0] = [common[(i + 1) * width + j], common[i * width + j + 1]];
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: "same", text: a[i] ?? "" });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || below >= beside)) parts.push({ kind: "removed", text: a[i++] ?? "" });
    else parts.push({ kind: "added", text: b[j++] ?? "" });
  }
  return parts;
}

/** Neighbours of one kind become one; of a change, what goes stands before what comes. */
function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) joined.push({ kind: "removed", text: removed });
    if (added) joined.push({ kind: "added", text: added });
    removed = added = "";
  };
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === "same") last.text += text;
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}

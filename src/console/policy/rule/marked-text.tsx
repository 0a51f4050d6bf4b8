import type { Finding } from "../../../model/report.ts";

type Piece = { text: string; finding?: Finding };

/** Cuts a text at its findings; where two overlap, the first one marks. */
export function toPieces(text: string, findings: readonly Finding[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, finding.start);
    const end = Math.min(text.length, finding.end);
    if (end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), finding });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** A letter with its findings marked, by line as well as by hue. */
export function MarkedText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  return (
    <p className="p-marked">
      {toPieces(text, findings).map(({ text: piece, finding }, at) =>
        finding ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, made anew each time
          <mark key={at} data-severity={finding.severity} title={finding.message}>
            {piece}
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, made anew each time
          <span key={at}>{piece}</span>
        ),
      )}
    </p>
  );
}

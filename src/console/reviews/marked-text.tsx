import { Fragment } from "react";
import { type Piece, type Place, toPieces } from "./pieces.ts";
import { useReviewsTexts } from "./texts.ts";

type MarkedTextProps = {
  text: string;
  places: readonly Place[];
  /** Number of the finding that is being shown. */
  current: number | undefined;
};

/** Text with its findings marked by hue and line; each mark is a link to its finding in the list. */
export function MarkedText({ text, places, current }: MarkedTextProps) {
  return toPieces(text, places).map((piece) => <MarkedPiece key={piece.start} piece={piece} current={current} />);
}

function MarkedPiece({ piece, current }: { piece: Piece; current: number | undefined }) {
  const t = useReviewsTexts();
  if (piece.kind === "masked") {
    return (
      <span className="r-masked" role="img" aria-label={t("letter.masked", { count: piece.length })}>
        {"\u2588".repeat(Math.min(piece.length, 40))}
      </span>
    );
  }
  const [number] = piece.numbers;
  if (number === undefined) return <Fragment>{piece.text}</Fragment>;
  const isCurrent = current !== undefined && piece.numbers.includes(current);
  return (
    <mark
      className="r-mark"
      data-severity={piece.severity}
      data-numbers={piece.numbers.join(" ")}
      data-current={isCurrent}
    >
      <a href={`#finding-${isCurrent ? current : number}`}>{piece.text}</a>
    </mark>
  );
}

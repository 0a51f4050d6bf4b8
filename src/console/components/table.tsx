import type { ReactNode } from "react";

export type Column<Row> = {
  id: string;
  title: string;
  cell(row: Row): ReactNode;
  /** Figures stand at the end of their column. */
  isNumber?: boolean;
  /** Names the row for screen readers; one column has it. */
  isHeader?: boolean;
};

type TableProps<Row> = {
  caption: string;
  /** The caption is said and not shown when a heading above says the same. */
  isCaptionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string | number;
};

/**
 * A plain table. Where there is no room for its columns it scrolls by itself, never the page; on a telephone each row
 * is a list of what its columns say, and stays a row of a table for screen readers.
 */
export function Table<Row>({ caption, isCaptionHidden, columns, rows, keyOf }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="c-table-frame" aria-label={caption} tabIndex={0}>
      <table className="c-table">
        <caption className={isCaptionHidden ? "hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, isNumber }) => (
              <th key={id} scope="col" data-number={isNumber}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, title, cell, isNumber, isHeader }) =>
                isHeader ? (
                  <th key={id} scope="row" data-number={isNumber}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} data-number={isNumber} data-title={title}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

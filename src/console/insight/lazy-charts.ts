import { lazy } from "react";

/** The chart library is fetched when there is something to draw. */
export const StackedRows = lazy(() => import("./charts.tsx").then(({ StackedRows: one }) => ({ default: one })));
export const Lines = lazy(() => import("./charts.tsx").then(({ Lines: one }) => ({ default: one })));
export const SharesAgainstLimit = lazy(() =>
  import("./charts.tsx").then(({ SharesAgainstLimit: one }) => ({ default: one })),
);

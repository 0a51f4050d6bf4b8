/** What the hub knows of how far an organisation has come; counts. */
export type Begun = {
  /** The draft that was worked on last. */
  draft: { id: string; title: string } | undefined;
  /** The organisation's newest published version. */
  version: number | null;
  /** Colleagues of whoever looks. */
  others: number;
  /** Invitations that are neither used nor run out. */
  invited: number;
  /** Browsers that are connected and not revoked. */
  browsers: number;
};

export type FirstStepId = "policy" | "publish" | "people" | "browsers";

/** `next` is the first that is open: the one to go on with. */
export type FirstStep = { id: FirstStepId; state: "done" | "next" | "open" };

/** The way from an empty hub to the first letter under review, as far as it is left. @returns nothing once all is done */
export function toFirstSteps({ draft, version, others, invited, browsers }: Begun): FirstStep[] {
  const done: [FirstStepId, boolean][] = [
    ["policy", draft !== undefined || version !== null],
    ["publish", version !== null],
    ["people", others > 0 || invited > 0],
    ["browsers", browsers > 0],
  ];
  const next = done.find(([, isDone]) => !isDone)?.[0];
  if (next === undefined) return [];
  return done.map(([id, isDone]) => ({ id, state: isDone ? "done" : id === next ? "next" : "open" }));
}

/** The parts of a letter that are pointed at, in this order. */
export const PICK_PARTS = ["body", "to", "subject", "send"] as const;
export type PickPart = (typeof PICK_PARTS)[number];

/** How many of each part a definition finds on the page. */
export type ProbeFacts = Record<PickPart | "letters", number>;

export type Box = { left: number; top: number; right: number; bottom: number };

export type PickerFacts =
  | {
      stage: "picking";
      part: PickPart;
      step: number;
      /** The candidate in front: where it stands, and which of how many. */
      outline?: Box;
      at: number;
      of: number;
      picked: readonly PickPart[];
    }
  | {
      stage: "result";
      found: ProbeFacts;
      /** The entry for the policy. */
      entry: string;
      canPropose: boolean;
      used: boolean;
      copied: boolean;
      proposed?: "sent" | "failed";
    }
  | { stage: "nothing" };

export type PickerAction = {
  kind: "skip" | "back" | "again" | "stop" | "use" | "copy" | "propose" | "next" | "previous" | "pick";
};

/** The bar stands where it covers least: away from what is pointed at. */
export const barSide = (outline: Box | undefined, viewportHeight: number): "top" | "bottom" =>
  outline && outline.bottom > viewportHeight - 200 && outline.top > 160 ? "top" : "bottom";

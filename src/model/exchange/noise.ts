import { z } from "zod";
import { bilingualSchema } from "../bilingual.ts";
import { RULE_MODES } from "./bundle.ts";
import { instant, uuid } from "./shared.ts";

/** From when on a rule is called noise. */
export const noiseBudgetSchema = z.object({
  /** Share of the letters a rule spoke in that were sent all the same, or reported as wrong hits: more is noise. */
  share: z.number().min(0.05).max(0.95).default(0.3),
  /** Fewer letters than this prove nothing. */
  atLeast: z.number().int().min(5).max(10_000).default(20),
});
export type NoiseBudget = z.output<typeof noiseBudgetSchema>;

const figures = {
  /** Letters in which the rule spoke to the writer, since it was last changed, tried or left as it is. */
  letters: z.number().int(),
  overruled: z.number().int(),
  reported: z.number().int(),
  /** The share that is certain at 95 %: the lower end of Wilson's interval. */
  certainShare: z.number(),
};

export const noiseProposalSchema = z.object({
  ruleId: z.string(),
  title: bilingualSchema.nullable(),
  mode: z.enum(RULE_MODES),
  /** Null where fewer than five people stand behind the figures. */
  figures: z.object(figures).nullable(),
});
export type NoiseProposal = z.output<typeof noiseProposalSchema>;

/** What became of a proposal; kept. */
export const noiseDecisionSchema = z.object({
  id: uuid,
  ruleId: z.string(),
  title: bilingualSchema.nullable(),
  decision: z.enum(["accepted", "dismissed"]),
  reason: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: instant,
  figures: z.object(figures).nullable(),
  /** The versions that carry the change, oldest first; none when it was dismissed. */
  versions: z.array(z.number().int()),
});
export type NoiseDecision = z.output<typeof noiseDecisionSchema>;

export const noiseAnswerSchema = z.object({
  budget: noiseBudgetSchema,
  proposals: z.array(noiseProposalSchema),
  /** Newest first, a hundred at most. */
  decisions: z.array(noiseDecisionSchema),
});
export type NoiseAnswer = z.output<typeof noiseAnswerSchema>;

export const noiseDecideSchema = z.discriminatedUnion("decision", [
  z.object({
    decision: z.literal("accept"),
    reason: z.string().trim().max(2000).default(""),
    /** Of the version that comes of it, in the words of whoever decides; made of the rule's id when left out. */
    note: z.string().trim().max(2000).default(""),
  }),
  z.object({ decision: z.literal("dismiss"), reason: z.string().trim().min(1).max(2000) }),
]);

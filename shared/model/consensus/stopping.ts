import * as z from "zod"

/**
 * When the ratings of a statement stop (DOMAIN G6): at the latest after so many rounds, or when median and spread are
 * unchanged and at least so many percent of the electorate have answered.
 */
export const StoppingRule = z.object({
  rounds: z.int().min(2).max(10),
  /** The share of the electorate in percent. */
  answered: z.int().min(1).max(100),
})
export type StoppingRule = z.output<typeof StoppingRule>

import * as z from "zod"

const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** The hash of the words that the sender has read, as `GET /api/sessions/{id}/minutes` states it beside them. */
export const WordsRead = z.object({ minutes: digest, outcomes: digest })

const proposal = z.object({ proposal: z.string().min(1).max(64) })

/** Answers to another member's proposal. The command of the act itself makes the proposal. */
export const proposalCommands = {
  /** `words`: an adoption is confirmed of these words only */
  "confirm-proposal": proposal.extend({ words: WordsRead.optional() }),
  "refuse-proposal": proposal.extend({ reason: z.string().trim().min(1).max(4_000) }),
  "take-back-proposal": proposal,
}

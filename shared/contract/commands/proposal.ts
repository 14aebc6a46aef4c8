import * as z from "zod"
import { RowId } from "../../model/ids.ts"
import { reasonLang } from "../../model/texts.ts"

const digest = z.string().regex(/^[0-9a-f]{64}$/)
/**
 * The hashes of the minutes and the outcome paper that the sender has read. `GET /api/sessions/{id}/minutes` returns
 * them with the texts.
 */
export const WordsRead = z.object({ minutes: digest, outcomes: digest })

const proposal = z.object({ proposal: RowId })

/** Answers to another member's proposal. The proposal itself is made by the command of the proposed act. */
export const proposalCommands = {
  /**
   * `words` are the hashes of the minutes that the sender read. An adoption is confirmed only if the minutes still have
   * these hashes.
   */
  "confirm-proposal": proposal.extend({ words: WordsRead.optional() }),
  "refuse-proposal": proposal.extend({ reason: z.string().trim().min(1).max(4_000), reasonLang }),
  "take-back-proposal": proposal,
}

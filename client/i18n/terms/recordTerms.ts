import type { Judgement } from "../../../shared/model/terms.ts"
import { msg } from "../msg.ts"

/** Names the answers in a review of a record. */
export const judgementName = (judgement: Judgement): string =>
  ({
    stands: () => msg("judgement.stands"),
    amend: () => msg("judgement.amend"),
    withdraw: () => msg("judgement.withdraw"),
  })[judgement]()

import type { Judgement, ProgressState } from "../../../shared/model/terms.ts"
import { msg } from "../msg.ts"

/** Names what is entered beside a record: the answers in a review, and the states of progress notes. */
export const judgementName = (judgement: Judgement): string =>
  ({
    stands: () => msg("judgement.stands"),
    amend: () => msg("judgement.amend"),
    withdraw: () => msg("judgement.withdraw"),
  })[judgement]()

export const progressName = (state: ProgressState): string =>
  ({
    not_begun: () => msg("progress.not_begun"),
    under_way: () => msg("progress.under_way"),
    done: () => msg("progress.done"),
    dropped: () => msg("progress.dropped"),
  })[state]()

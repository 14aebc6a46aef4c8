import type { Round } from "../../../../shared/fold/consensusState.ts"
import { msg } from "../../../i18n/msg.ts"
import { type ActModules, always } from "../../module.ts"

/** The acts of rounds that run between sessions: a batch of several, and their deadline. */
export type BetweenAct = { kind: "open-batch" } | { kind: "extend-deadline"; round: Round }

export const toExtendDeadline = (round: Round): BetweenAct => ({ kind: "extend-deadline", round })

export const betweenModules: ActModules<BetweenAct> = {
  "open-batch": { label: () => msg("act.openBatch"), asks: always },
  "extend-deadline": { label: () => msg("act.extendDeadline"), asks: always },
}

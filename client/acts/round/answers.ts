import type { Round } from "../../../shared/fold/consensusState.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"

/** An act on the answers of a round. It is never the moderator's next action. */
export type AnswerAct =
  | { kind: "change-position"; round: Round }
  | { kind: "group-reasons"; round: Round }
  | { kind: "summarize-round"; round: Round }

type Of<K extends AnswerAct["kind"]> = Extract<AnswerAct, { kind: K }>

export const toSummarize = (round: Round): Of<"summarize-round"> => ({ kind: "summarize-round", round })

export const toGroupReasons = (round: Round): Of<"group-reasons"> => ({ kind: "group-reasons", round })

/**
 * The results of a round take the labels of these acts from here, so that a reader without acts does not load the table
 * of all of them.
 */
export const answerModules: ActModules<AnswerAct> = {
  "group-reasons": { label: () => msg("reasons.group"), secretary: "beside", right: "group reasons", asks: always },
  "change-position": { label: () => msg("act.changePosition"), asks: always },
  "summarize-round": { label: () => msg("summary.write"), secretary: "beside", right: "group reasons", asks: always },
}

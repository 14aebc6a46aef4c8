import type { Round } from "../../../shared/fold/consensusState.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"

/** An act on the answers of a round. It is never the moderator's next action. */
export type AnswerAct =
  | { kind: "change-position"; round: Round }
  | { kind: "group-reasons"; round: Round }
  | { kind: "summarize-round"; round: Round }

export const answerModules: ActModules<AnswerAct> = {
  "group-reasons": { label: () => msg("reasons.group"), secretary: "beside", right: "group reasons", asks: always },
  "change-position": { label: () => msg("act.changePosition"), asks: always },
  "summarize-round": { label: () => msg("summary.write"), secretary: "beside", right: "group reasons", asks: always },
}

import { paperSentence } from "../../../generated/words/paper.ts"
import type { PaperParameters } from "../../../generated/words/parameters.ts"
import type {
  Anonymity,
  Disposition,
  Judgement,
  Lang,
  Outcome,
  PositionValue,
  ProgressState,
  RecordState,
  Role,
} from "../../model/terms.ts"
import type { ShownState } from "../../rules/readings/statements.ts"

/** Renders a sentence of the papers' catalogue in one language, by its id. */
export type PaperSay = <Id extends keyof PaperParameters>(id: Id, ...values: PaperParameters[Id]) => string

export const paperSay =
  (lang: Lang): PaperSay =>
  (id, ...values) =>
    paperSentence(lang, id, ...values)

/** The sentence at the head of a paper of which some characters are in no font. */
export const boxedSentence = (lang: Lang): string => paperSay(lang)("characters.boxed")

/** Names the closed lists of terms in one language, as pages name them. */
export const termsIn = (say: PaperSay) => ({
  outcome: (outcome: Outcome): string => say(`outcome.${outcome}`),
  position: (position: PositionValue): string => say(`position.${position}`),
  anonymity: (anonymity: Anonymity): string => say(`anonymity.${anonymity}`),
  disposition: (disposition: Disposition): string => say(`disposition.${disposition}`),
  reply: (reply: "maintained" | "withdrawn"): string => say(`objection.${reply}`),
  judgement: (judgement: Judgement): string => say(`judgement.${judgement}`),
  progress: (progress: ProgressState): string => say(`progress.${progress}`),
  language: (lang: Lang): string => say(`lang.name.${lang}`),
  role: (role: Role): string => say(`role.${role}`),
  statement(state: ShownState): string {
    if (state === "no_consensus") return say("outcome.no_consensus")
    return state === "declared" ? say("record.declared") : say(`statement.${state}`)
  },
  state(state: RecordState): string {
    if (state === "superseded") return say("record.supersededState")
    return state === "withdrawn" ? say("record.withdrawnState") : say(`record.${state}`)
  },
})

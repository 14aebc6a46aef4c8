import { paperSentence } from "../../../../generated/words/paper.ts"
import { dispositions, type Judgement, type Lang, type ProgressState, type RecordState } from "../../../model/terms.ts"
import type { VoiceTold } from "../verdict.ts"

/** Names the state of a record in one language, as papers do. */
export function stateIn(lang: Lang, state: RecordState): string {
  if (state === "superseded") return paperSentence(lang, "record.supersededState")
  return paperSentence(lang, state === "withdrawn" ? "record.withdrawnState" : `record.${state}`)
}

export const languageIn = (lang: Lang, named: Lang): string => paperSentence(lang, `lang.name.${named}`)

export const judgementIn = (lang: Lang, judgement: Judgement): string => paperSentence(lang, `judgement.${judgement}`)

export const progressStateIn = (lang: Lang, state: ProgressState): string => paperSentence(lang, `progress.${state}`)

const voices = {
  reserve: "position.reserve",
  disagree: "position.disagree",
  block: "position.block",
  dissent: "record.dissents",
  objection: "record.objections",
  remedy: "record.remedy",
  answer: "record.answer",
} as const satisfies Record<VoiceTold["what"], string>

/** Names what was said against a record. */
export const voiceIn = (lang: Lang, what: VoiceTold["what"]): string => paperSentence(lang, voices[what])

/** Names how an answer took an objection up, or how the objection ended. */
export function endIn(lang: Lang, end: VoiceTold["ends"][number]): string {
  if (end === "left") return paperSentence(lang, "objection.asGiven")
  return end === "maintained" || end === "withdrawn" || end === "unreplied"
    ? paperSentence(lang, `objection.${end}`)
    : paperSentence(lang, `disposition.${end}`)
}

export const voiceKinds = ["reserve", "disagree", "block", "dissent", "objection", "remedy", "answer"] as const
export const voiceEnds = [...dispositions, "maintained", "withdrawn", "unreplied", "left"] as const

import type { Judgement, Lang, ProgressState, RecordState } from "../../../model/terms.ts"
import { paperSentence } from "../../../words/compiled/paper.ts"

/** Names the state of a record in one language, as papers do. */
export function stateIn(lang: Lang, state: RecordState): string {
  if (state === "superseded") return paperSentence(lang, "record.supersededState")
  return paperSentence(lang, state === "withdrawn" ? "record.withdrawnState" : `record.${state}`)
}

export const languageIn = (lang: Lang, named: Lang): string => paperSentence(lang, `lang.name.${named}`)

export const judgementIn = (lang: Lang, judgement: Judgement): string => paperSentence(lang, `judgement.${judgement}`)

export const progressStateIn = (lang: Lang, state: ProgressState): string => paperSentence(lang, `progress.${state}`)

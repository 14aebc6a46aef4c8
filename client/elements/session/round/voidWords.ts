import { html, type TemplateResult } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { endedUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import { voidKey } from "../../../../shared/rules/said/inRounds.ts"
import { inCities } from "../../../i18n/cities.ts"
import { msg } from "../../../i18n/msg.ts"
import { wordsRead } from "../../../i18n/texts.ts"
import { type SaidBy, type SaidReader, saidInSentence } from "../../translating/saidShown.ts"

export const silenceName = (): string => msg("act.openSilence")

/** Warns the chair that a running silence procedure will be void, because nobody was notified. */
export function unheardWords({ endsAt }: Round, { label }: Pick<Statement, "label">, state: State): string {
  const time = inCities(endsAt ?? 0, citiesOf(state))
  return msg("silence.goesVoid", { label, time })
}

/** Says why a round is void, in one string, with the reason in the reader's language where it has a translation. */
export function voidWords(state: State, round: Round, label: string): string {
  if (endedUnheard(round)) return msg("silence.wasVoid", { label })
  return voidSentence(round, label, wordsRead(state, voidSaid(round)))
}

/** Shows why a round is void. The original of the reason is one press away. */
export function voidShown(reader: SaidReader, round: Round, label: string): TemplateResult {
  if (endedUnheard(round)) return html`${msg("silence.wasVoid", { label })}`
  return saidInSentence(reader, voidSaid(round), why => voidSentence(round, label, why))
}

/** The reason for which a round is void, as a text that somebody said. */
export const voidSaid = ({ id, voidReason, reasonLang, turned }: Round): SaidBy => ({
  key: voidKey(id),
  lang: reasonLang ?? null,
  text: voidReason,
  ...turned,
})

function voidSentence(round: Round, label: string, why: string): string {
  if (round.kind === "review") return msg("round.reviewVoid", { label, why })
  return round.kind === "rating" ? msg("round.ratingVoid", { label, why }) : msg("round.callVoid", { label, why })
}

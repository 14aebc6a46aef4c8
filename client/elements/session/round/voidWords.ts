import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { endedUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import { inCities } from "../../../i18n/cities.ts"
import { msg } from "../../../i18n/msg.ts"

export const silenceName = (): string => msg("act.openSilence")

/** Warns the chair that a running silence procedure will be void, because nobody was notified. */
export function unheardWords({ endsAt }: Round, { label }: Pick<Statement, "label">, state: State): string {
  const time = inCities(endsAt ?? 0, citiesOf(state))
  return msg("silence.goesVoid", { label, time })
}

/** Says why a round is void. */
export function voidWords(round: Round, label: string): string {
  if (endedUnheard(round)) return msg("silence.wasVoid", { label })
  const why = round.voidReason
  if (round.kind === "review") return msg("round.reviewVoid", { label, why })
  return round.kind === "rating" ? msg("round.ratingVoid", { label, why }) : msg("round.callVoid", { label, why })
}

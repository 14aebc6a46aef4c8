import { msg, str } from "@lit/localize"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { endedUnheard } from "../../../../shared/rules/round/electorate/unheard.ts"
import { inCities } from "../../../i18n/cities.ts"

export const silenceName = (): string => msg("Silence procedure", { id: "act.openSilence" })

/** For the chair, while it can still be helped. */
export function unheardWords({ endsAt }: Round, { label }: Pick<Statement, "label">, state: State): string {
  const time = inCities(endsAt ?? 0, citiesOf(state))
  return msg(str`${label}: void at ${time} unless you mark the notice as sent.`, { id: "silence.goesVoid" })
}

/** What became of a round that counts for nothing. */
export function voidWords(round: Round, label: string): string {
  if (endedUnheard(round))
    return msg(str`The silence procedure on ${label} is void: its notice was not marked as sent.`, {
      id: "silence.wasVoid",
    })
  const why = round.voidReason
  return round.kind === "rating"
    ? msg(str`The rating of ${label} is void: ${why}`, { id: "round.ratingVoid" })
    : msg(str`The call on ${label} is void: ${why}`, { id: "round.callVoid" })
}

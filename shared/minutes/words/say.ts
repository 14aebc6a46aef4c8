import { minutesSentence } from "../../../generated/words/minutes.ts"
import type { MinutesParameters } from "../../../generated/words/parameters.ts"
import type { Lang } from "../../model/terms.ts"

/** Renders a sentence of the minutes' catalogue in one language, by its id. */
export type MinutesSay = <Id extends keyof MinutesParameters>(id: Id, ...values: MinutesParameters[Id]) => string

export const minutesIn =
  (lang: Lang): MinutesSay =>
  (id, ...values) =>
    minutesSentence(lang, id, ...values)

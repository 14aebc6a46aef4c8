import { latestDeadline } from "../../../../shared/rules/readings/deadlines.ts"
import { moment } from "../../../i18n/formats.ts"
import { instantsAt, localTime } from "../../../i18n/localTime.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Field, Values } from "../../form.ts"

const minuteMs = 60_000

/** The preset end of a round in a form, and the times between which the end lies. */
export interface Until {
  label: string
  preset: number
  /** The time after which the end lies: now, or the present end of a round that gets more time. */
  after: number
  openedAt: number
  /** The sentence for a time that is too early. */
  early: string
}

const valueIn = ({ until }: Values, { preset }: Until): string => until ?? localTime(preset)

/**
 * The field for the end of a round. If the reader's clock shows the time twice, a second field asks which of the two
 * times is meant (DOMAIN B9).
 */
export function untilFields(values: Values, until: Until): Field[] {
  const { label, preset, after, openedAt } = until
  const field: Field = {
    kind: "moment",
    name: "until",
    label,
    value: localTime(preset),
    min: localTime(after + minuteMs),
    max: localTime(latestDeadline(openedAt)),
  }
  const [first, second] = instantsAt(valueIn(values, until))
  if (first === undefined || second === undefined) return [field]
  const options = [
    { value: String(first), label: msg("until.first", { time: moment(first) }) },
    { value: String(second), label: msg("until.second", { time: moment(second) }) },
  ]
  return [
    field,
    {
      kind: "choice",
      name: "which",
      label: msg("until.twice"),
      options,
      value: String(presetAmong([first, second], preset)),
    },
  ]
}

/** The preset itself, if it is one of the two times that look alike; otherwise the first. */
const presetAmong = (times: readonly number[], preset: number): number | undefined =>
  times.find(at => at <= preset && preset < at + minuteMs) ?? times[0]

/** The chosen end of a round; null if the reader's clock never shows the chosen time. */
export function untilIn(values: Values, until: Until): number | null {
  const found = instantsAt(valueIn(values, until))
  return found.find(at => String(at) === values["which"]) ?? presetAmong(found, until.preset) ?? null
}

/** The reason why the chosen end cannot be sent; null if it can. */
export function untilLacks(values: Values, until: Until): string | null {
  const at = untilIn(values, until)
  if (at === null) return msg("until.skipped")
  if (at < until.after + minuteMs) return until.early
  const latest = latestDeadline(until.openedAt)
  return at > latest ? msg("until.atMost", { time: moment(latest) }) : null
}

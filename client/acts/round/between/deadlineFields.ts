import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { inCities } from "../../../i18n/cities.ts"
import { msg } from "../../../i18n/msg.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import type { Field, Values } from "../../form.ts"
import { type Until, untilFields, untilIn, untilLacks } from "./untilFields.ts"

const dayMs = 86_400_000
/** By default a round between sessions is open for a week. */
const presetMs = 7 * dayMs

type Ends = "chair" | "show" | "close"

/** In a live session a moderator closes the round, unless they choose a deadline; between sessions the reverse. */
const presetEnd = ({ session }: ViewWith<"now">): Ends => (session.state === "live" ? "chair" : "show")

export const endsBy = ({ ends }: Values, scene: ViewWith<"now">): Ends =>
  ends === "chair" || ends === "show" || ends === "close" ? ends : presetEnd(scene)

/** The fields that choose who closes a round: the chair, or the server at a deadline (DOMAIN B1). */
export function deadlineFields(values: Values, scene: ViewWith<"now">): Field[] {
  const options = [
    { value: "show", label: msg("deadline.shows") },
    { value: "close", label: msg("deadline.closes") },
    { value: "chair", label: msg("deadline.chair") },
  ]
  const ends: Field = { kind: "choice", name: "ends", label: msg("deadline.ends"), options, value: presetEnd(scene) }
  return endsBy(values, scene) === "chair" ? [ends] : [ends, ...untilFields(values, untilOf(scene))]
}

const untilOf = ({ now }: ViewWith<"now">): Until => ({
  label: msg("deadline.until"),
  preset: now + presetMs,
  after: now,
  openedAt: now,
  early: msg("deadline.soon"),
})

/** The reason why the deadline of a round that opens now cannot be sent; null if it can, or if there is no deadline. */
export const deadlineLacks = (values: Values, scene: ViewWith<"now">): string | null =>
  endsBy(values, scene) === "chair" ? null : untilLacks(values, untilOf(scene))

/** The time by the clocks of the session's cities, and what follows from the deadline. */
export function deadlineHelp(values: Values, scene: ViewWith<"now">): string {
  if (endsBy(values, scene) === "chair") return ""
  const until = untilIn(values, untilOf(scene))
  if (until === null) return msg("until.skipped")
  return `${inCities(until, citiesOf(scene.state, scene.session.cities))}\n${msg("deadline.explained")}`
}

/** The deadline as the command states it; null if the chair closes the round. */
export function deadlineOf(values: Values, scene: ViewWith<"now">) {
  const act = endsBy(values, scene)
  return act === "chair" ? null : { endsAt: untilIn(values, untilOf(scene)) ?? scene.now + presetMs, act }
}

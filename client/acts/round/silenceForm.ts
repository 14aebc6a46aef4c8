import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { inCities } from "../../i18n/cities.ts"
import { msg } from "../../i18n/msg.ts"
import { labelOf } from "../acts.ts"
import { wordingOf } from "../fields.ts"
import type { Field, Form, Values } from "../form.ts"
import type { ViewWith } from "../scene.ts"
import { behindFields, behindLacks, leaveOutOf } from "./behindFields.ts"
import { type Until, untilFields, untilIn, untilLacks } from "./between/untilFields.ts"
import type { SilenceAct } from "./silence.ts"

const minuteMs = 60_000
/** One day in milliseconds. By default a silence procedure lasts three days. */
const dayMs = 86_400_000
const presetMs = 3 * dayMs

/** Whether a silence procedure lasts less than a day. Members who sleep or travel may then not learn of it in time. */
const isShort = (until: number, now: number): boolean => until - now < dayMs

function shortField(): Field {
  const options = [
    { value: "longer", label: msg("silence.longer") },
    { value: "reached", label: msg("silence.reached") },
  ]
  const label = msg("silence.short")
  return { kind: "choice", name: "short", label, options, value: "longer" }
}

const shortWords = (): string => msg("silence.shortWhy")

/**
 * Makes the form that asks when a silence procedure ends. The form shows the chosen time in the local time of the
 * session's cities.
 */
export function silenceForm(act: SilenceAct, scene: ViewWith<"now">): Form {
  const running = act.kind === "extend-silence" ? act.round : null
  const after = running?.endsAt ?? scene.now
  const preset = after + minuteMs + presetMs
  const asked: Until = {
    label: msg("silence.until"),
    preset,
    after,
    openedAt: running?.openedAt ?? scene.now,
    early: running ? msg("deadline.later") : msg("deadline.soon"),
  }
  const until = (values: Values) => untilIn(values, asked) ?? preset
  return {
    title: labelOf(act),
    quotes: act.kind === "open-silence" ? wordingOf(act.statement, scene.state) : [],
    help: values => `${explained()}\n${inCities(until(values), citiesOf(scene.state, scene.session.cities))}`,
    fields: values => [
      ...untilFields(values, asked),
      ...(isShort(until(values), scene.now) ? [shortField()] : []),
      ...(act.kind === "open-silence" ? behindFields(act.statement) : []),
    ],
    lacks: values => {
      const amiss = untilLacks(values, asked)
      if (amiss) return amiss
      if (isShort(until(values), scene.now) && values["short"] !== "reached") return shortWords()
      return act.kind === "open-silence" ? behindLacks(values, act.statement) : null
    },
    submit: () => labelOf(act),
    command: values =>
      act.kind === "extend-silence"
        ? { kind: "extend-silence", body: { round: act.round.id, endsAt: until(values) } }
        : {
            kind: "open-silence",
            body: {
              statement: act.statement.id,
              version: latestVersion(act.statement)?.n ?? 1,
              endsAt: until(values),
              leaveOut: leaveOutOf(values, act.statement),
            },
          },
  }
}

const explained = (): string => msg("silence.explained")

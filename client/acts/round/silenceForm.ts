import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { reachFor, shortestReach } from "../../../shared/rules/round/electorate/unheard.ts"
import { inCities } from "../../i18n/cities.ts"
import { msg } from "../../i18n/msg.ts"
import type { ViewWith } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import { wordingOf } from "../fields.ts"
import type { Form, Values } from "../form.ts"
import { behindFields, behindLacks, leaveOutOf } from "./behindFields.ts"
import { type Until, untilFields, untilIn, untilLacks } from "./between/untilFields.ts"
import type { SilenceAct } from "./silence.ts"

const minuteMs = 60_000
/** One day in milliseconds. By default a silence procedure lasts three days. */
const dayMs = 86_400_000
const presetMs = 3 * dayMs

/**
 * Makes the form that asks when a silence procedure ends. The form shows the chosen time in the local time of the
 * session's cities.
 */
export function silenceForm(act: SilenceAct, scene: ViewWith<"now">): Form {
  const running = act.kind === "extend-silence" ? act.round : null
  const after = running?.endsAt ?? scene.now
  const preset = after + minuteMs + presetMs
  const opens = running === null
  const live = shortestReach(scene.state) === "connection" ? "yes" : "no"
  const asked: Until = {
    label: msg("silence.until"),
    preset,
    after,
    openedAt: running?.openedAt ?? scene.now,
    early: running ? msg("deadline.later") : msg("silence.floor", { live }),
  }
  const until = (values: Values) => untilIn(values, asked) ?? preset
  const reachOf = (values: Values) => (running ? running.reach : reachFor(scene.state, until(values), scene.now))
  return {
    title: labelOf(act),
    quotes: act.kind === "open-silence" ? wordingOf(act.statement, scene.state) : [],
    help: values =>
      [
        reachOf(values) === "connection" ? msg("silence.explainedLive") : msg("silence.explained"),
        ...(opens ? [msg("silence.floor", { live })] : []),
        inCities(until(values), citiesOf(scene.state, scene.session.cities)),
      ].join("\n"),
    fields: values => [
      ...untilFields(values, asked),
      ...(act.kind === "open-silence" ? behindFields(act.statement) : []),
    ],
    lacks: values => {
      const amiss = untilLacks(values, asked)
      if (amiss) return amiss
      if (opens && reachOf(values) === null) return msg("silence.floor", { live })
      return act.kind === "open-silence" ? behindLacks(values, act.statement) : null
    },
    submit: () => (opens ? msg("silence.start", { live }) : labelOf(act)),
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

import { limits } from "../../../shared/contract/limits.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import {
  type AbsenteeView,
  type Anonymity,
  absenteeViews,
  anonymities,
  type StatementRound,
} from "../../../shared/model/terms.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { type Exposed, exposedBy } from "../../../shared/rules/round/exposure.ts"
import { reasonRuleOf } from "../../../shared/rules/round/reasons.ts"
import { msg } from "../../i18n/msg.ts"
import { hereWords } from "../../i18n/sentences/round/hereWords.ts"
import { anonymityName } from "../../i18n/terms/outcomeTerms.ts"
import { plain } from "../../i18n/texts.ts"
import type { ViewWith } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import type { Field, Form, Values } from "../form.ts"
import { anonymityHelp, secretLimit } from "./anonymityHelp.ts"
import { behindFields, behindLacks, leaveOutOf } from "./behindFields.ts"
import { deadlineFields, deadlineHelp, deadlineLacks, deadlineOf, endsBy } from "./between/deadlineFields.ts"
import { reasonsField, reasonsIn } from "./reasons/reasonRules.ts"
import type { RoundAct } from "./round.ts"
import { stoppingFields, stoppingHelp, stoppingOf } from "./stopping/stoppingFields.ts"

type Opening = Extract<RoundAct, { statement: Statement }>

/** Seconds on the clock of a rating; `sense` is a quick sense check. The clock never closes the rating (DOMAIN F5). */
const lengthSeconds = { sense: 30, preset: 90, long: 180 } as const
type Length = keyof typeof lengthSeconds

const lengthOf = (value = "preset"): Length => (value === "sense" || value === "long" ? value : "preset")

function lengthField(): Field {
  const words: Record<Length, string> = {
    sense: msg("rating.sense"),
    preset: msg("rating.preset"),
    long: msg("rating.long"),
  }
  const options = (["sense", "preset", "long"] as const).map(value => ({ value, label: words[value] }))
  return { kind: "choice", name: "length", label: msg("rating.length"), options, value: "preset" }
}
const presets: Record<StatementRound, Anonymity> = { rating: "pseudonymous", call: "named" }

const absenteesIn = ({ absentees }: Values): AbsenteeView => (absentees === "named" ? "named" : "counted")

/**
 * Makes the field that chooses whether the page names the members who have not answered. Only rounds with hidden names
 * need this choice: a reader who knows an absentee may compare two results and infer that member's answer.
 */
function absenteesField(): Field {
  const words: Record<AbsenteeView, string> = {
    counted: msg("absentees.counted"),
    named: msg("absentees.named"),
  }
  const options = absenteeViews.map(value => ({ value, label: words[value] }))
  const label = msg("absentees.label")
  return { kind: "choice", name: "absentees", label, options, value: "counted" }
}

/** The reason why names cannot be hidden in this round, shown before the round opens. */
function exposedWords(exposed: Exposed, { sides }: State): string {
  const { n } = exposed
  if (exposed.kind === "all") return msg("exposed.all", { n })
  const side = sides.find(({ id }) => id === exposed.side)
  const name = side ? plain(side.title) : ""
  return msg("exposed.side", { name, n })
}

/** Warns that a round with hidden names may not show its result, because too few members are present. */
function fewWords(n: number): string {
  const least = limits.revealFloor
  return msg("exposed.few", { n, least })
}

/**
 * Makes the form that opens a round. The opening fixes who will see the answers, so the form offers this choice and
 * explains each option.
 */
export function openingForm(act: Opening, scene: ViewWith<"now" | "present" | "answers">): Form | null {
  const { state, session, present } = scene
  const kind: StatementRound = act.kind === "call" ? "call" : "rating"
  const electorate = electorateOf(state, act.statement.id)
  const exposed = exposedBy(electorate, kind)
  const offered: readonly Anonymity[] = exposed ? ["named"] : anonymities
  // Only a live session needs members to be present, so they are counted only in a live session.
  const here = session.state === "live" ? electorate.filter(({ member }) => present.includes(member)).length : null
  const isFew = here !== null && here < limits.revealFloor
  const preset = exposed || isFew ? "named" : presets[kind]
  const version = latestVersion(act.statement)?.n
  if (!version) return null
  const chosen = ({ anonymity }: Values): Anonymity => offered.find(one => one === anonymity) ?? preset
  return {
    title: `${act.statement.label} · ${labelOf(act)}`,
    help: values => {
      const help = anonymityHelp({ anonymity: chosen(values), absentees: absenteesIn(values) }, state)
      const few = isFew && chosen(values) !== "named" ? fewWords(here) : ""
      const limit = chosen(values) === "secret" ? secretLimit() : ""
      const reasons = kind === "rating" && chosen(values) !== "named" ? msg("reasonsFor.hidden") : ""
      const stopping = stoppingHelp(state, act.statement.id, kind)
      const ends = deadlineHelp(values, scene)
      const connected = kind === "call" ? hereWords(scene, electorate) : ""
      const lines = [connected, stopping, help, exposed ? exposedWords(exposed, state) : few, limit, reasons, ends]
      return lines.filter(line => line !== "").join("\n")
    },
    fields: values => [
      {
        kind: "choice",
        name: "anonymity",
        label: msg("form.anonymity"),
        options: offered.map(value => ({ value, label: anonymityName(value) })),
        value: preset,
      },
      ...(chosen(values) === "pseudonymous" ? [absenteesField()] : []),
      ...deadlineFields(values, scene),
      ...(kind === "call" ? behindFields(act.statement) : [reasonsField(reasonRuleOf(state))]),
      ...(kind === "rating" && endsBy(values, scene) === "chair" ? [lengthField()] : []),
      ...stoppingFields(state, [act.statement.id], kind),
    ],
    lacks: values => deadlineLacks(values, scene) ?? (kind === "call" ? behindLacks(values, act.statement) : null),
    submit: () => labelOf(act),
    command: values => ({
      kind: "open-round",
      body: {
        statement: act.statement.id,
        version,
        kind,
        anonymity: chosen(values),
        ...(chosen(values) === "pseudonymous" && { absentees: absenteesIn(values) }),
        ...(kind === "rating" && { reasonsFor: reasonsIn(values, reasonRuleOf(state)) }),
        ...(endsBy(values, scene) !== "chair" && { deadline: deadlineOf(values, scene) }),
        seconds:
          kind === "rating" && endsBy(values, scene) === "chair" ? lengthSeconds[lengthOf(values["length"])] : null,
        ...(kind === "call" && { leaveOut: leaveOutOf(values, act.statement) }),
        ...stoppingOf(values, state, [act.statement.id], kind),
      },
    }),
  }
}

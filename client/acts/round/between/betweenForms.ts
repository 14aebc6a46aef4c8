import { limits } from "../../../../shared/contract/limits.ts"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Anonymity, StatementRound } from "../../../../shared/model/terms.ts"
import { anonymities } from "../../../../shared/model/terms.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { latestDeadline, togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import { latestVersion } from "../../../../shared/rules/readings/statements.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { exposedBy } from "../../../../shared/rules/round/exposure.ts"
import { isAgainstStopping } from "../../../../shared/rules/round/outcome/stopping.ts"
import { reasonRuleOf } from "../../../../shared/rules/round/reasons.ts"
import { inCities } from "../../../i18n/cities.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { anonymityName } from "../../../i18n/terms/outcomeTerms.ts"
import { roundKindName } from "../../../i18n/terms/terms.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { labelOf } from "../../acts.ts"
import type { Form, Forms, Values } from "../../form.ts"
import { anonymityHelp, secretLimit } from "../anonymityHelp.ts"
import { openingStopped } from "../openingStopped.ts"
import { reasonsField, reasonsIn } from "../reasons/reasonRules.ts"
import { stoppingFields, stoppingOf } from "../stopping/stoppingFields.ts"
import { languagesLeftOut, staleFields, staleIn, staleLacks, withoutStale } from "./batchBehind.ts"
import type { BetweenAct } from "./between.ts"
import { deadlineFields, deadlineHelp, deadlineLacks, deadlineOf } from "./deadlineFields.ts"
import { type Until, untilFields, untilIn, untilLacks } from "./untilFields.ts"

export const betweenForms: Forms<BetweenAct> = {
  "open-batch": batchForm,
  "extend-deadline": extendingForm,
}

/** By default a deadline moves by three days. */
const extendedMs = 3 * 86_400_000

const kindIn = ({ kind }: Values): StatementRound => (kind === "call" ? "call" : "rating")

/** The statements that a round of this kind can be opened on now, with their labels and first words. */
function openable(scene: ViewWith<"present">, kind: StatementRound): Statement[] {
  return Object.values(scene.state.statements)
    .filter(statement => openingStopped(scene, statement, kind === "call" ? "between" : kind) === null)
    .toSorted((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }))
}

/** The first words of a statement in the reader's language, by which a list of statements is read. */
function firstWords({ texts }: Statement): string {
  const written = texts.filter(({ text }) => text !== "")
  const { text = "" } = written.find(({ lang }) => lang === currentLang()) ?? written[0] ?? {}
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/**
 * Makes the form that opens a batch: the statements, and what holds for all of their rounds. It offers only statements
 * on which such a round can open.
 */
function batchForm(act: Extract<BetweenAct, { kind: "open-batch" }>, scene: ViewWith<"now" | "present">): Form {
  const ticked = (values: Values) => {
    const offered = openable(scene, kindIn(values))
    const ids = values["statements"]?.split(" ")
    return ids ? offered.filter(({ id }) => ids.includes(id)) : offered.slice(0, limits.batchMax)
  }
  const stale = (values: Values) => (kindIn(values) === "call" ? staleIn(ticked(values)) : [])
  const chosen = (values: Values) => withoutStale(values, ticked(values), stale(values))
  const ids = (values: Values) => chosen(values).map(({ id }) => id)
  const exposed = (values: Values) =>
    chosen(values)
      .map(({ id }) => exposedBy(electorateOf(scene.state, id), kindIn(values)))
      .find(one => one !== null) ?? null
  const secrecy = (values: Values): Anonymity => {
    const wanted = anonymities.find(one => one === values["anonymity"])
    return exposed(values) ? "named" : (wanted ?? (kindIn(values) === "rating" ? "pseudonymous" : "named"))
  }
  const against = (values: Values) =>
    chosen(values).filter(({ id }) => isAgainstStopping(scene.state, id, kindIn(values)))
  return {
    title: labelOf(act),
    help: values => {
      const anonymity = secrecy(values)
      const labels = against(values).map(({ label }) => label)
      const lines = [
        labels.length > 0 ? msg("batch.against", { labels: list(labels) }) : "",
        anonymityHelp({ anonymity, absentees: "counted" }, scene.state),
        anonymity === "secret" ? `${secretLimit()} ${msg("batch.oneBrowser")}` : "",
        exposed(values) ? msg("batch.exposed") : "",
        deadlineHelp(values, scene),
      ]
      return lines.filter(line => line !== "").join("\n")
    },
    fields: values => [
      {
        kind: "choice",
        name: "kind",
        label: msg("batch.kind"),
        options: (["rating", "call"] as const).map(value => ({ value, label: roundKindName(value) })),
        value: "rating",
      },
      {
        kind: "several",
        name: "statements",
        label: msg("batch.statements"),
        options: openable(scene, kindIn(values)).map(one => ({
          value: one.id,
          label: `${one.label} · ${firstWords(one)}`,
        })),
        value: ticked(values)
          .map(({ id }) => id)
          .join(" "),
      },
      ...staleFields(stale(values)),
      {
        kind: "choice",
        name: "anonymity",
        label: msg("form.anonymity"),
        options: (exposed(values) ? (["named"] as const) : anonymities).map(value => ({
          value,
          label: anonymityName(value),
        })),
        value: secrecy(values),
      },
      ...(kindIn(values) === "rating" ? [reasonsField(reasonRuleOf(scene.state))] : []),
      ...deadlineFields(values, scene),
      ...stoppingFields(scene.state, ids(values), kindIn(values)),
    ],
    lacks: values => {
      const n = chosen(values).length
      const { batchMin: least, batchMax: most } = limits
      if (n < least || n > most) return msg("batch.number", { least, most, n })
      return staleLacks(values, stale(values)) ?? deadlineLacks(values, scene)
    },
    submit: values => {
      const n = chosen(values).length
      return msg("batch.open", { n })
    },
    command: values => ({
      kind: "open-batch",
      body: {
        statements: chosen(values).map(statement => ({
          statement: statement.id,
          version: latestVersion(statement)?.n ?? 1,
        })),
        kind: kindIn(values),
        anonymity: secrecy(values),
        ...(kindIn(values) === "rating" && { reasonsFor: reasonsIn(values, reasonRuleOf(scene.state)) }),
        deadline: deadlineOf(values, scene),
        leaveOut: languagesLeftOut(values, stale(values)),
        ...stoppingOf(values, scene.state, ids(values), kindIn(values)),
      },
    }),
  }
}

/** Makes the form that moves a deadline to later. This is possible once, so the form says so. */
function extendingForm(act: Extract<BetweenAct, { kind: "extend-deadline" }>, scene: ViewWith<"now">): Form | null {
  const { round } = act
  const ends = round.endsAt
  if (ends === null) return null
  const asked: Until = {
    label: msg("deadline.until"),
    preset: Math.min(ends + extendedMs, latestDeadline(round.openedAt)),
    after: ends,
    openedAt: round.openedAt,
    early: msg("deadline.later"),
  }
  const until = (values: Values) => untilIn(values, asked)
  const n = togetherWith(scene.state, round).length
  return {
    title: labelOf(act),
    help: values => {
      const once = n > 1 ? msg("deadline.onceBatch", { n }) : msg("deadline.once")
      const at = until(values)
      return `${at === null ? msg("until.skipped") : inCities(at, citiesOf(scene.state, scene.session.cities))}\n${once}`
    },
    fields: values => untilFields(values, asked),
    lacks: values => untilLacks(values, asked),
    submit: () => labelOf(act),
    command: values => ({ kind: "extend-deadline", body: { round: round.id, endsAt: until(values) ?? asked.preset } }),
  }
}

import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { ReasonGroup } from "../../../../shared/model/consensus/answer.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { type PlacedReason, placed } from "../../../../shared/rules/round/reasons.ts"
import { reasonKey } from "../../../../shared/rules/said/inRounds.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName } from "../../../i18n/terms/terms.ts"
import { plain, wordsRead } from "../../../i18n/texts.ts"
import type { View } from "../../../scene/scene.ts"
import { labelOf } from "../../acts.ts"
import type { Field, Form, Values } from "../../form.ts"
import type { AnswerAct } from "../answers.ts"

/** The most groups of one result, as the server accepts them. */
const mostGroups = 30
const inNone = "none"

const reasonName = (place: number): string => `reason-${place}`
const titleName = (group: number, lang: Lang): string => `title-${group}-${lang}`

/**
 * Makes the form that groups the reasons of a result (DOMAIN W6). Each reason has a field with its group. A group that
 * has a reason gets fields for its title in each language of the panel.
 */
export function groupingForm(act: Extract<AnswerAct, { kind: "group-reasons" }>, { state }: View): Form {
  const { round } = act
  const langs = state.workspace?.languages ?? languages
  const reasons = placed(round)
  const label = findStatement(state, round.statement)?.label ?? ""
  return {
    title: `${label} · ${labelOf(act)}`,
    help: msg("reasons.groupHelp"),
    fields: values => {
      const numbers = numbersIn(values, round)
      const offered = Math.min(mostGroups, Math.max(0, ...numbers) + 1)
      return [
        ...reasons.map(one => reasonField(state, one, round, titlesIn(values, round, langs, offered))),
        ...[...new Set(numbers)].sort((a, b) => a - b).flatMap(n => langs.map(lang => titleField(n, lang, round))),
      ]
    },
    lacks: values => {
      const n = groupsIn(values, round, langs).find(({ title }) => Object.keys(title).length === 0)?.n
      return n === undefined ? null : msg("reasons.lacksTitle", { n })
    },
    submit: () => msg("reasons.save"),
    command: values => {
      const groups = groupsIn(values, round, langs).map(({ title, reasons: places }) => ({ title, reasons: places }))
      return { kind: "group-reasons", body: { round: round.id, groups, seen: round.grouped?.times ?? 0 } }
    },
  }
}

/** The number of the group that a reason has now; null if it is in none. */
function groupOf({ grouped }: Round, place: number): number | null {
  const at = (grouped?.groups ?? []).findIndex(({ reasons }) => reasons.includes(place))
  return at < 0 ? null : at + 1
}

const chosenFor = (values: Values, round: Round, place: number): string =>
  values[reasonName(place)] ?? String(groupOf(round, place) ?? inNone)

/** The numbers of the groups that the values use, one for each reason in a group. */
const numbersIn = (values: Values, round: Round): number[] =>
  placed(round).flatMap(({ place }) => {
    const chosen = chosenFor(values, round, place)
    return chosen === inNone ? [] : [Number(chosen)]
  })

const titleNow = ({ grouped }: Round, n: number, lang: Lang): string => grouped?.groups[n - 1]?.title[lang] ?? ""

const titleIn = (values: Values, round: Round, n: number, lang: Lang): string =>
  (values[titleName(n, lang)] ?? titleNow(round, n, lang)).trim()

/** The title of each group that a reason may be put into, by the group's number from 1. */
const titlesIn = (values: Values, round: Round, langs: readonly Lang[], offered: number): string[] =>
  Array.from({ length: offered }, (_, i) => plain(titleOf(values, round, langs, i + 1)))

function titleOf(values: Values, round: Round, langs: readonly Lang[], n: number): ReasonGroup["title"] {
  return Object.fromEntries(
    langs.flatMap(lang => {
      const text = titleIn(values, round, n, lang)
      return text === "" ? [] : [[lang, text]]
    }),
  )
}

const groupsIn = (values: Values, round: Round, langs: readonly Lang[]) =>
  [...new Set(numbersIn(values, round))]
    .sort((a, b) => a - b)
    .map(n => ({
      n,
      title: titleOf(values, round, langs, n),
      reasons: placed(round).flatMap(({ place }) => (chosenFor(values, round, place) === String(n) ? [place] : [])),
    }))

function reasonField(
  state: View["state"],
  { place, score, reason, lang, member }: PlacedReason,
  round: Round,
  titles: readonly string[],
): Field {
  const by = round.anonymity === "named" ? member : null
  const said = { key: reasonKey(round.id, by, reason), lang, text: reason }
  const groups = titles.map((title, i) => ({ value: String(i + 1), label: groupName(i + 1, title) }))
  return {
    kind: "choice",
    name: reasonName(place),
    label: `${score} · ${wordsRead(state, said)}`,
    options: [{ value: inNone, label: msg("reasons.inNone") }, ...groups],
    value: String(groupOf(round, place) ?? inNone),
  }
}

const groupName = (n: number, title: string): string =>
  title === "" ? msg("reasons.inGroup", { n }) : msg("reasons.inNamed", { n, title })

function titleField(n: number, lang: Lang, round: Round): Field {
  const language = languageName(lang)
  return {
    kind: "text",
    name: titleName(n, lang),
    label: msg("reasons.groupTitle", { n, language }),
    required: false,
    lang: domLang(lang),
    value: titleNow(round, n, lang),
  }
}

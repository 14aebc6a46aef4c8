import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { proposalAwaits } from "../../../../shared/rules/people/consent/awaited.ts"
import { inCities } from "../../../i18n/cities.ts"
import { clock, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import {
  erratumWords,
  reasonWords,
  recalledWords,
  refusalSaid,
  refusedWords,
  toldWords,
} from "../../../i18n/sentences/proposal/proposalText.ts"
import { outcomeName } from "../../../i18n/terms/outcomeTerms.ts"
import { statementStateName } from "../../../i18n/terms/terms.ts"
import { wordsRead } from "../../../i18n/texts.ts"
import type { Happening } from "../../../rules/news.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { differsWords } from "../record-card/differsWords.ts"
import { voidWords } from "../round/voidWords.ts"
import { declaredWords, stopWords } from "./askWords.ts"

/** Describes the latest event in one sentence. */
export function newsWords(told: Happening, scene: ViewWith<"present">): string {
  const { state } = scene
  switch (told.kind) {
    case "shown":
    case "void":
    case "silence":
      return roundWords(told, scene)
    case "ended":
      return `${told.statement.label}: ${statementStateName(told.statement.state)}`
    case "amending": {
      const { label } = told.statement
      return msg("news.amending", { label, n: told.record.number })
    }
    case "erratum":
    case "erratum-in-force":
    case "erratum-objected":
      return errataWords(told, state)
    case "proposed":
    case "refused":
    case "recalled":
      return proposalNews(told, scene)
    case "differs":
      return differsWords(told.record, clock(told.at))
    case "marked":
      return msg("news.marked", { n: told.record.number })
    default:
      return recordWords(told.kind, told.record, state)
  }
}

type Of<T extends Happening["kind"]> = Extract<Happening, { kind: T }>

function roundWords(
  { kind: told, round, statement: { label } }: Of<"shown" | "void" | "silence">,
  { state, session }: View,
): string {
  if (told === "void") return voidWords(state, round, label)
  if (told === "silence") {
    const time = inCities(round.endsAt ?? 0, citiesOf(state, session.cities))
    return msg("news.silence", { label, time })
  }
  if (round.silence) return msg("news.silenceShown", { label })
  if (round.kind === "review") return msg("news.review", { label })
  return round.kind === "rating" ? msg("news.ratings", { label }) : msg("news.positions", { label })
}

function recordWords(
  told: "declared" | "in-force" | "returned" | "taken-back" | "lapsed" | "withdrawn",
  record: RecordRow,
  state: State,
): string {
  const n = record.number
  const name = namesThen(state)(record.endedBy, record.endedAt ?? Infinity)
  switch (told) {
    case "declared":
      return declaredWords(record, outcomeName(record.body.level))
    case "in-force":
      return inForceWords(record, state)
    case "returned":
      return msg("return.now", { name, n })
    case "taken-back":
      return msg("news.takenBack", { name, n })
    case "lapsed":
      return msg("news.lapsed", { n })
    case "withdrawn":
      return msg("news.withdrawn", { n })
  }
}

function inForceWords(record: RecordRow, state: State): string {
  const words = declaredWords(record, outcomeName(record.body.level))
  const old = Object.values(state.records).find(({ supersededBy }) => supersededBy === record.id)
  return old ? `${words} ${supersededWords(old.number)}` : words
}

const supersededWords = (n: number): string => msg("news.supersedes", { n })

function errataWords(told: Of<"erratum" | "erratum-in-force" | "erratum-objected">, state: State): string {
  const n = told.record.number
  if (told.kind === "erratum-in-force") return msg("news.erratumInForce", { n })
  const { endsAt, objection } = told.erratum
  if (told.kind === "erratum-objected") {
    const name = namesThen(state)(objection?.by ?? null, told.at)
    return msg("news.erratumObjected", { name, n })
  }
  const time = moment(endsAt)
  return told.kind === "erratum" && told.may ? erratumWords(n, time) : msg("news.erratum", { n, time })
}

function proposalNews(told: Of<"proposed" | "refused" | "recalled">, { state, present }: ViewWith<"present">): string {
  const { proposal, name } = told
  const { act } = proposal.about
  const by = namesThen(state)(proposal.ended?.by ?? null, told.at)
  switch (told.kind) {
    case "refused":
      return [refusedWords(act, by, name), reasonWords(wordsRead(state, refusalSaid(proposal)))].join(" ")
    case "recalled":
      return recalledWords(act, by, name)
    case "proposed": {
      if (!told.own) return toldWords(act, name)
      const { awaited, vacant } = proposalAwaits(state, proposal, present)
      return [
        toldWords(act, name),
        stopWords({ kind: "waiting", for: vacant, since: proposal.at, awaited }, state),
      ].join(" ")
    }
  }
}

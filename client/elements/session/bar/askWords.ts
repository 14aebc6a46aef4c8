import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { recordReviewed } from "../../../../shared/rules/record/living/reviews.ts"
import { inCities } from "../../../i18n/cities.ts"
import { list, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import {
  confirmWords,
  erratumWords,
  toldWords,
  unconfirmedWords,
} from "../../../i18n/sentences/proposal/proposalText.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { outcomeName } from "../../../i18n/terms/outcomeTerms.ts"
import { followWords, languageName } from "../../../i18n/terms/terms.ts"
import { oneStop, plain } from "../../../i18n/texts.ts"
import type { PersonAsked } from "../../../rules/asked.ts"
import type { Stop } from "../../../rules/bar.ts"
import { unheardWords, voidWords } from "../round/voidWords.ts"
import { waitingWords } from "./waitingWords.ts"

/** The sentence that tells a reader which action is expected of them. */
export function askWords(asked: PersonAsked, state: State): string {
  switch (asked.kind) {
    case "nothing":
      return oneStop(nothingWords(asked.item ? plain(asked.item.title) : null, asked.may))
    case "rate":
      return asked.round.anonymity === "named"
        ? msg("ask.rateNamed", { label: asked.statement.label })
        : msg("ask.rate", { label: asked.statement.label })
    case "position":
      if (asked.round.silence) return silenceAskWords(asked, state)
      return msg("ask.position", { label: asked.statement.label })
    case "said-so":
      return msg("bar.saidSo", { by: asked.by })
    case "review":
      return msg("ask.review", { n: recordReviewed(state, asked.round)?.number ?? 0 })
    case "batch":
      return msg("ask.batch", { n: asked.n })
    case "sending":
      return msg("ask.sending")
    case "wait":
      return asked.others > 0 ? msg("ask.wait", { others: asked.others }) : msg("ask.allIn")
    case "reply":
      return msg("ask.reply")
    case "block-kept":
      return msg("ask.blockKept")
    case "check-text": {
      const language = languageName(asked.lang)
      return msg("ask.checkText", { language, label: asked.statement.label })
    }
    case "write-text": {
      const language = languageName(asked.lang)
      return msg("ask.writeText", { language, label: asked.statement.label })
    }
    case "follow-text":
      return followWords(asked.statement.label, asked.lang)
    case "confirm":
      return msg("ask.confirm", { n: asked.record.number })
    case "consent":
      return confirmWords(asked.proposal.about.act, asked.name)
    case "unconfirmed":
      return unconfirmedWords(asked.names)
    case "proposed":
      return toldWords(asked.proposal.about.act, asked.name)
    case "erratum": {
      const time = moment(asked.erratum.endsAt)
      return erratumWords(asked.record.number, time)
    }
    case "record": {
      const level = outcomeName(asked.record.body.level)
      if (!asked.may) return declaredWords(asked.record, level)
      if (asked.record.state === "declared") return mayAddWords(asked.record.number, level)
      return msg("ask.record", { n: asked.record.number, level })
    }
    case "minutes": {
      const time = inCities(asked.until, citiesOf(state))
      return asked.may ? msg("ask.minutes", { time }) : msg("minutes.outUntil", { time })
    }
    case "void":
      return voidWords(state, asked.round, asked.statement.label)
    case "notice":
      return unheardWords(asked.round, asked.statement, state)
    case "observe":
      return msg("ask.observe")
  }
}

const mayAddWords = (n: number, level: string): string => msg("ask.recordDeclaredMay", { n, level })

const silenceAskWords = ({ round, statement, cut }: Extract<PersonAsked, { kind: "position" }>, state: State) => {
  const time = inCities(round.endsAt ?? 0, citiesOf(state))
  const { label } = statement
  return cut ? msg("ask.silenceCut", { label, time }) : msg("ask.silence", { label, time })
}

/** Says that a record was declared and whether it is confirmed. */
export const declaredWords = ({ number: n, state }: RecordRow, level: string): string =>
  state === "declared" ? msg("ask.recordDeclared", { n, level }) : msg("ask.recordInForce", { n, level })

function nothingWords(item: string | null, { write, speak }: Extract<PersonAsked, { kind: "nothing" }>["may"]): string {
  if (item === null) return write ? msg("ask.nothingNoItem") : msg("ask.nothingNoItemRead")
  if (write) return speak ? msg("ask.nothing", { item }) : msg("ask.nothingHeard", { item })
  return speak ? msg("ask.nothingRead", { item }) : msg("ask.nothingHeardRead", { item })
}

/** Tells observers the current agenda item. Observers are never asked to act on it. */
export const observerWords = (item: string | null): string =>
  item === null ? msg("ask.watching") : oneStop(msg("ask.now", { item }))

/** Tells an interpreter the current agenda item, and what an interpreter does. */
export const interpreterWords = (item: string | null): string =>
  item === null ? msg("ask.interpret") : msg("ask.interpretNow", { item })

export function stopWords(stop: Stop, state: State): string {
  if (stop.kind === "waiting") {
    if (stop.for.length === 0) return waitingWords(stop)
    const sides = list(state.sides.flatMap(({ id, title }) => (stop.for.includes(id) ? plain(title) : [])))
    return msg("declare.noVoice", { sides })
  }
  if (stop.kind === "silence") {
    const time = inCities(stop.endsAt, citiesOf(state))
    return msg("silence.ends", { time })
  }
  if (stop.kind === "deadline") {
    const time = inCities(stop.endsAt, citiesOf(state))
    return msg("deadline.runs", { time })
  }
  if (stop.kind === "refused") return refusalText(stop.refusal, state)
  const side = state.sides.find(({ id }) => id === stop.side)
  const name = side ? plain(side.title) : msg("quorum.panel")
  const names = list(stop.names)
  return msg("act.noQuorum", { name, more: stop.more, names })
}

/** The label of the button that shows the reader the place where they are asked to act. */
export function goWords(asked: PersonAsked): string {
  switch (asked.kind) {
    case "rate":
      return msg("bar.goRating")
    case "position":
      return asked.round.silence ? msg("bar.goSilence") : msg("bar.goCall")
    case "said-so":
      return msg("bar.goCall")
    case "review":
      return msg("bar.goReview")
    case "batch":
      return msg("bar.goBatch")
    case "reply":
    case "block-kept":
      return msg("bar.goObjection")
    case "minutes":
      return msg("act.readMinutes")
    case "check-text":
    case "write-text":
    case "follow-text":
      return msg("bar.goText")
    default:
      return msg("bar.show")
  }
}

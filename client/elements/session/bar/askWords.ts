import { msg, str } from "@lit/localize"
import type { RecordRow, Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { inCities } from "../../../i18n/cities.ts"
import { list, moment } from "../../../i18n/formats.ts"
import { confirmWords, erratumWords, toldWords, unconfirmedWords } from "../../../i18n/sentences/proposalText.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { outcomeName } from "../../../i18n/terms/outcomeTerms.ts"
import { followWords, languageName } from "../../../i18n/terms/terms.ts"
import { oneStop, plain } from "../../../i18n/texts.ts"
import type { PersonAsked } from "../../../rules/asked.ts"
import type { Stop } from "../../../rules/bar.ts"
import { commentsWords } from "../floor/commentsWords.ts"
import { unheardWords, voidWords } from "../round/voidWords.ts"
import { waitingWords } from "./waitingWords.ts"

/** The sentence in the bar of everybody but the moderator. */
export function askWords(asked: PersonAsked, state: State): string {
  switch (asked.ask) {
    case "nothing":
      return oneStop(nothingWords(asked.item ? plain(asked.item.title) : null, asked.may))
    case "rate":
      return asked.round.anonymity === "named"
        ? msg(str`Please rate ${asked.statement.label}.`, { id: "ask.rateNamed" })
        : msg(str`Please rate ${asked.statement.label}. Nobody sees your name.`, { id: "ask.rate" })
    case "position":
      if (asked.round.silence) return silenceAskWords(asked.round, asked.statement.label, state)
      return msg(str`Please take a position on ${asked.statement.label}.`, { id: "ask.position" })
    case "wait":
      return asked.others > 0
        ? msg(str`Thank you. Waiting for ${asked.others} others.`, { id: "ask.wait" })
        : msg("Thank you. Everyone has answered.", { id: "ask.allIn" })
    case "reply":
      return msg("Your objection was answered. Do you maintain or withdraw it?", { id: "ask.reply" })
    case "block-kept":
      return msg("You withdrew your objection, but your position still blocks. You can change it.", {
        id: "ask.blockKept",
      })
    case "check-text": {
      const language = languageName(asked.lang)
      return msg(str`Please check the ${language} text of ${asked.statement.label}.`, { id: "ask.checkText" })
    }
    case "write-text": {
      const language = languageName(asked.lang)
      return msg(str`Please write the ${language} text of ${asked.statement.label}.`, { id: "ask.writeText" })
    }
    case "follow-text":
      return followWords(asked.statement.label, asked.lang)
    case "confirm":
      return msg(str`Please confirm CR-${asked.record.number} as the deputy of your side.`, { id: "ask.confirm" })
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
      return msg(
        str`CR-${asked.record.number}: ${level}. You can add a reservation or a dissent until the minutes are adopted.`,
        { id: "ask.record" },
      )
    }
    case "minutes": {
      const time = inCities(asked.until, citiesOf(state))
      return asked.may
        ? msg(
            str`The minutes are out for comments until ${time}. Please read them and propose what is to be corrected.`,
            {
              id: "ask.minutes",
            },
          )
        : commentsWords(time)
    }
    case "void":
      return voidWords(asked.round, asked.statement.label)
    case "notice":
      return unheardWords(asked.round, asked.statement, state)
    case "observe":
      return msg("The panel is answering. You will see the result when it is shown.", { id: "ask.observe" })
  }
}

const mayAddWords = (n: number, level: string): string =>
  msg(
    str`CR-${n}: ${level}. Declared, and still to be confirmed. You can add a reservation or a dissent until the minutes are adopted.`,
    { id: "ask.recordDeclaredMay" },
  )

const silenceAskWords = ({ endsAt }: Round, label: string, state: State): string => {
  const time = inCities(endsAt ?? 0, citiesOf(state))
  return msg(str`Silence procedure on ${label}: if you say nothing by ${time}, you agree.`, { id: "ask.silence" })
}

/** To who adds nothing: that it was declared, and whether it is confirmed. */
export const declaredWords = ({ number: n, state }: RecordRow, level: string): string =>
  state === "declared"
    ? msg(str`CR-${n}: ${level}. Declared, and still to be confirmed.`, { id: "ask.recordDeclared" })
    : msg(str`CR-${n}: ${level}. In force.`, { id: "ask.recordInForce" })

function nothingWords(item: string | null, { write, speak }: Extract<PersonAsked, { ask: "nothing" }>["may"]): string {
  if (item === null)
    return write
      ? msg("Nothing is asked of you; you can write and comment.", { id: "ask.nothingNoItem" })
      : msg("Nothing is asked of you; you can comment.", { id: "ask.nothingNoItemRead" })
  if (write)
    return speak
      ? msg(str`Now: ${item}. Nothing is asked of you; you can write, comment or ask for the floor.`, {
          id: "ask.nothing",
        })
      : msg(str`Now: ${item}. Nothing is asked of you; you can write and comment.`, { id: "ask.nothingHeard" })
  return speak
    ? msg(str`Now: ${item}. Nothing is asked of you; you can comment or ask for the floor.`, { id: "ask.nothingRead" })
    : msg(str`Now: ${item}. Nothing is asked of you; you can comment.`, { id: "ask.nothingHeardRead" })
}

/** Observers are told where the panel is; nothing is ever asked of them. */
export const observerWords = (item: string | null): string =>
  item === null
    ? msg("You are watching as an observer.", { id: "ask.watching" })
    : oneStop(msg(str`Now: ${item}.`, { id: "ask.now" }))

export function stopWords(stop: Stop, state: State): string {
  if (stop.why === "waiting") {
    if (stop.for.length === 0) return waitingWords(stop)
    const sides = list(state.sides.flatMap(({ id, title }) => (stop.for.includes(id) ? plain(title) : [])))
    return msg(str`Nobody can confirm for: ${sides}. An administrator gives a moderator that side.`, {
      id: "declare.noVoice",
    })
  }
  if (stop.why === "silence") {
    const time = inCities(stop.endsAt, citiesOf(state))
    return msg(str`Silence counts as agreement after ${time}`, { id: "silence.ends" })
  }
  if (stop.why === "refused") return refusalText(stop.refusal, state)
  const side = state.sides.find(({ id }) => id === stop.side)
  const name = side ? plain(side.title) : msg("Panel", { id: "quorum.panel" })
  const names = list(stop.names)
  return msg(str`No quorum: ${name} needs ${stop.more} more. Not here: ${names}.`, { id: "act.noQuorum" })
}

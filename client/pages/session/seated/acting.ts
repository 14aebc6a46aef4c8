import { msg, str } from "@lit/localize"
import type { Answered } from "../../../../shared/contract/live.ts"
import { statementHash } from "../../../../shared/document/textHash.ts"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Act, DeskAct, Wanted } from "../../../acts/act.ts"
import { sha256 } from "../../../elements/session/kit/sha256.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { languageName } from "../../../i18n/terms.ts"
import { go } from "../../../state/router.ts"
import type { Room } from "../../../state/session/room.ts"
import { closeRound } from "./closeRound.ts"
import { driftAct, notNow } from "./driftActing.ts"
import { floorAct } from "./floorActing.ts"
import { acceptSuggestion } from "./mending.ts"
import type { Stage } from "./stage.ts"

export { ownBracket, settleInNote } from "./mending.ts"
export { sendAsSuggestions } from "./sendAsSuggestions.ts"
export { stageOf } from "./stageOf.ts"

const extension = 5
/** a continuation is planned a week later, to be moved from there */
const week = 604_800_000

/** Does an act that needs no form: a command, or a step on this page alone (null). */
export function perform(act: Wanted, room: Room, stage: Stage): Promise<Answered> | null {
  switch (act.do) {
    case "confirm-record":
      return room.send("confirm-record", { record: act.record.id })
    case "close-and-show":
    case "close-round":
      return closeRound(act, room, stage)
    case "one-more-minute":
      return room.send("extend-round", { round: act.round.id })
    case "remind":
      return remind(act, room)
    case "another-text":
      document.getElementById(act.statement.id)?.scrollIntoView({ block: "start" })
      return null
    case "show-questions":
      room.tab.value = "questions"
      return null
    case "reveal-round":
      return room.send("reveal-round", { round: act.round.id })
    case "propose":
      return propose(act.statement, room)
    case "ask-to-confirm":
      return askToConfirm(act, room)
    case "settle-bracket":
      stage.settle(act.statement)
      return null
    case "reword":
      stage.edit(act.statement, currentLang())
      return null
    case "write-text":
      stage.edit(act.statement, act.lang)
      return null
    case "hear-reasons":
      room.say(act.round.id)
      stage.showResults()
      return null
    case "ask-objector":
      room.say(act.objection.id)
      return null
    case "prepare":
      go(`/w/${stage.slug}`)
      return null
    case "practise":
      room.tab.value = "note"
      document.querySelector("plenary-waiting")?.scrollIntoView({ block: "start" })
      return null
    case "open-outcomes":
    case "send-minutes":
    case "read-minutes":
    case "decide-corrections":
    case "adopt-minutes":
    case "confirm-proposal":
    case "extend-minutes":
    case "publish-minutes":
    case "choose-public":
    case "continue-session":
    case "plan-session":
      return afterwards(act, room, stage)
    case "read-outcomes": {
      const moved = sessionAct(act, room)
      void moved?.then(({ ok }) => ok && go(paper(room, stage, "outcomes")))
      return moved
    }
    case "decide-drift":
    case "restore-wording":
    case "amend":
      return driftAct(act, room, stage)
    case "accept-suggestion":
      return stage.note(act.thread.topic).then(note => (note ? acceptSuggestion(act.thread, room, note) : notNow))
    case "suggest":
    case "decline-suggestion":
    case "set-note-mode":
    case "reopen-topic":
    case "correct-comment":
    case "withdraw-comment":
      return null
    default:
      return sessionAct(act, room)
  }
}

const paper = (room: Room, { slug }: Stage, which: "minutes" | "outcomes"): string =>
  `/w/${slug}/s/${room.session.peek().id}/${which}`

/** What sends, adopts or publishes minutes leads to their page: what follows is said beside its button. */
function afterwards(act: Act, room: Room, stage: Stage): Promise<Answered> | null {
  const { id: session, startsAt } = room.session.peek()
  switch (act.do) {
    case "extend-minutes":
      return room.send("extend-minutes", { session })
    case "plan-session":
      return room.send("continue-session", { session, startsAt: Math.max(startsAt, room.now.peek()) + week })
    case "open-outcomes":
      go(paper(room, stage, "outcomes"))
      return null
    case "continue-session":
      go(`/w/${stage.slug}`)
      return null
    default:
      go(paper(room, stage, "minutes"))
      return null
  }
}

function sessionAct(act: Act | DeskAct, room: Room): Promise<Answered> | null {
  const session = room.session.peek()
  switch (act.do) {
    case "start-session":
      return room.send("start-session", { session: session.id })
    case "pause-session":
      return room.send("pause-session", {
        session: session.id,
        ...(act.minutes !== undefined && { minutes: act.minutes }),
      })
    case "resume-session":
      return room.send("resume-session", { session: session.id })
    case "next-item":
    case "read-outcomes":
      room.chosen.value = null
      return room.send("move-agenda", { session: session.id, item: act.item.id, seen: session.current })
    case "extend": {
      const from = act.from?.id ?? null
      return room.send("extend-item", {
        session: session.id,
        item: act.item.id,
        minutes: extension,
        from,
        seen: act.item.minutes,
      })
    }
    default:
      return floorAct(act, room)
  }
}

function propose(statement: Statement, room: Room): Promise<Answered> {
  const written = statement.texts.filter(({ state }) => state !== "missing")
  return room.send("propose-statement", { statement: statement.id, seen: statementHash(written, sha256) })
}

/** Said in the discussion, where everyone sees that it was said. */
function remind({ topic, statement, label, names }: Extract<Act, { do: "remind" }>, room: Room): Promise<Answered> {
  const people = list(names)
  const text = msg(str`${people}: ${label} waits for you.`, { id: "ask.remind" })
  const phrase = { is: "reminder" as const, label, names }
  return room.send("open-thread", { topic, statement, kind: "question", entry: { lang: currentLang(), text }, phrase })
}

/** Asked in the discussion of the text, so that it is seen and stays. */
function askToConfirm(
  { statement, lang, name }: Extract<Act, { do: "ask-to-confirm" }>,
  room: Room,
): Promise<Answered> {
  const language = languageName(lang)
  const { label } = statement
  const text = name
    ? msg(str`${name}: please check the ${language} text of ${label}.`, { id: "ask.checkTextOf" })
    : msg(str`Please check the ${language} text of ${label}.`, { id: "ask.checkText" })
  return room.send("open-thread", {
    topic: statement.topic,
    statement: statement.id,
    kind: "question",
    entry: { lang: currentLang(), text },
    phrase: { is: "check-text", label, lang, ...(name && { name }) },
  })
}

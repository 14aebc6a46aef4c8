import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import { currentItem } from "../../../shared/rules/readings/agenda.ts"
import { panelistsOf } from "../../../shared/rules/readings/members.ts"
import { roundsOf } from "../../../shared/rules/readings/rounds.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import {
  hasBracket,
  isEnded,
  latestVersion,
  outdated,
  statementsOf,
  textState,
  unconfirmed,
} from "../../../shared/rules/readings/statements.ts"
import { electorateOf, quorum } from "../../../shared/rules/round/electorate/electorate.ts"
import { wentUnheard } from "../../../shared/rules/round/electorate/unheard.ts"
import { scoresOf, statistics } from "../../../shared/rules/round/outcome/ratings.ts"
import { ruleFor } from "../../../shared/rules/round/stricter.ts"
import { mayReview, reviewerOf } from "../../../shared/rules/text/reviewer.ts"
import { namesAsked, nearestFirst } from "../../../shared/rules/text/wanted.ts"
import type { Act } from "../../acts/act.ts"
import { toCall, toStartRating } from "../../acts/round/round.ts"
import { toOpenSilence } from "../../acts/round/silence.ts"
import { toExtend } from "../../acts/session/session.ts"
import { toCarryOver, toDraft, toPropose, toReword } from "../../acts/statement/statement.ts"
import { isOutside, type Scene, textOnTable, topicOnTable, type View, type ViewWith } from "../../scene/scene.ts"
import type { NextAction, NextActionRule, Stop } from "../bar.ts"
import { extensions, giveFloor, invitation, isOver } from "./floor.ts"

/** Row 14 of the next actions applies when the agenda item's time is used up and a statement is unfinished. */
const extend: NextActionRule = scene => {
  const item = currentItem(scene)
  const statement = textOnTable(scene)
  if (!item || !statement || !isOver(scene)) return null
  const then = firstOf(textRows.slice(1), scene)
  return {
    act: toExtend(item),
    filled: true,
    second: [
      ...extensions(scene),
      ...(then ? [then.act] : []),
      toCarryOver(statement),
      ...(proposed(scene) && !(then && "unheard" in then.act) ? [toOpenSilence(statement)] : []),
    ],
  }
}

/**
 * Row 14 of the next actions, for a silence procedure, applies when the statement's last silence procedure was void,
 * because no notice about it was sent.
 */
const silenceAgain: NextActionRule = scene => {
  const statement = proposed(scene)
  if (!statement || !wentUnheard(scene.state, statement)) return null
  return {
    act: toOpenSilence(statement, true),
    filled: true,
    second: [toCall(statement), toStartRating(statement), toReword(statement), toCarryOver(statement)],
  }
}

/** Row 15 of the next actions applies when a statement is proposed and its text has an open bracket. */
const settleBracket: NextActionRule = scene => {
  const statement = proposed(scene)
  if (!statement || !hasBracket(statement)) return null
  return {
    act: { kind: "settle-bracket", statement },
    filled: false,
    second: [toStartRating(statement), toCarryOver(statement)],
  }
}

/** Row 16 of the next actions applies when a statement is proposed and an authentic text is not confirmed. */
const askToConfirm: NextActionRule = scene => {
  const statement = proposed(scene)
  const waiting = statement && nearest(scene, unconfirmed(scene.state, statement))[0]
  if (!waiting) return null
  const others: Act[] = [toStartRating(statement), ...anotherText(scene, statement)]
  return unlessAsked(scene, asking(scene, statement, waiting), others)
}

/**
 * Offers to ask a member to check a text. If a thread already asks the member, the other acts come first while the
 * answer is awaited.
 */
function unlessAsked(scene: View, ask: AskToConfirm, others: readonly Act[]): NextAction {
  const [first, ...rest] = others
  return first && isAsked(scene, ask)
    ? { act: first, filled: false, second: rest }
    : { act: ask, filled: false, second: [...others] }
}

/** Whether an unresolved thread already asks this member to check the text's current wording. */
const isAsked = ({ state }: View, { statement, lang, name }: AskToConfirm): boolean =>
  namesAsked(state, statement, lang).includes(name)

type AskToConfirm = Extract<Act, { kind: "ask-to-confirm" }>

/**
 * Makes the act that asks the text's named reviewer. If no reviewer is named, the act asks a panelist of the text's
 * side, preferably one who works in its language and is present. For a text without a side the act asks only such a
 * panelist; if there is none, it asks the whole panel.
 */
function asking(
  scene: ViewWith<"present">,
  statement: Statement,
  { lang, side }: ReturnType<typeof unconfirmed>[number],
): AskToConfirm {
  const people = panelistsOf(scene.state, side).filter(one => mayReview(scene.state, statement, lang, one))
  const readers = people.filter(one => one.lang === lang)
  const named = reviewerOf(scene.state, statement, lang)
  const isHere = ({ id }: Member) => scene.present.includes(id)
  const any = side === null ? undefined : (people.find(isHere) ?? people[0])
  const person = named ?? readers.find(isHere) ?? any ?? readers[0]
  return { kind: "ask-to-confirm", statement, lang, name: person?.name ?? "" }
}

/** The authentic texts that nobody has confirmed; the language of the reader's side is first, then the reader's own. */
const nearest = ({ state, me }: View, texts: ReturnType<typeof unconfirmed>) =>
  texts.toSorted(nearestFirst({ side: me.side, lang: findMember(state, me.member)?.lang }))

/**
 * Row 16 of the next actions, for a draft, applies when an authentic text is out of date. Proposing the draft would
 * freeze the outdated text.
 */
const bringUpToDate: NextActionRule = scene => {
  const statement = textOnTable(scene)
  const behind =
    statement?.state === "draft" && isWritten(scene, statement) && nearest(scene, outdated(scene.state, statement))[0]
  if (!statement || !behind) return null
  const others: Act[] = [{ kind: "write-text", statement, lang: behind.lang }, ...anotherText(scene, statement)]
  return unlessAsked(scene, asking(scene, statement, behind), others)
}

/**
 * The second choice of row 16 of the next actions: another statement of the topic, on which the panel can work while
 * the answer is awaited.
 */
function anotherText(scene: View, { id, topic }: Statement): Act[] {
  const other = statementsOf(scene.state, topic).find(one => one.id !== id && !isEnded(one))
  return other ? [{ kind: "another-text", statement: other }] : []
}

/** Row 17 of the next actions applies when a statement is proposed and this version has no rating yet. */
const startRating: NextActionRule = scene => {
  const statement = proposed(scene)
  if (!statement || ratings(scene, statement).length > 0) return null
  return { act: toStartRating(statement), filled: true, second: [toCall(statement)] }
}

/**
 * Row 18 of the next actions applies when a rating's result is shown and somebody gave 1–3 or there is disagreement.
 */
const hearReasons: NextActionRule = scene => {
  const statement = proposed(scene)
  const round = statement && ratings(scene, statement).at(-1)
  if (!round || scene.said.has(round.id) || !wantsReasons(round)) return null
  return {
    act: { kind: "hear-reasons", round },
    filled: true,
    second: [toReword(statement), toStartRating(statement)],
  }
}

/**
 * Row 19 of the next actions applies when a rating's result is shown and nobody gave 1–3 or the reasons have been
 * heard.
 */
const call: NextActionRule = scene => {
  const statement = proposed(scene)
  if (!statement) return null
  const stop = noQuorum(scene, statement)
  return {
    act: toCall(statement),
    filled: true,
    ...(stop ? { stop } : {}),
    second: [toReword(statement), toStartRating(statement), toCarryOver(statement)],
  }
}

/** Row 20 of the next actions applies when a draft has a text in every authentic language. */
const propose: NextActionRule = scene => {
  const statement = textOnTable(scene)
  const ready = statement?.state === "draft" && isWritten(scene, statement)
  return ready ? { act: toPropose(statement), filled: true, second: [] } : null
}

const isWritten = ({ state }: View, statement: Statement): boolean =>
  unconfirmed(state, statement).every(({ lang }) => textState(statement, lang) !== "missing")

/** Row 22 of the next actions applies when nobody asks for the floor and the topic has no draft. */
const draft: NextActionRule = scene => {
  const topic = topicOnTable(scene)
  if (!topic || statementsOf(scene.state, topic.id).length > 0) return null
  const names = isOutside(scene) ? [] : invitation(scene)
  return {
    act: toDraft(topic),
    filled: false,
    second: names.length > 0 ? [{ kind: "invite", topic, names }] : [],
  }
}

/** Row 22 of the next actions, for a draft, applies when the text of an authentic language is missing. */
const writeText: NextActionRule = scene => {
  const statement = textOnTable(scene)
  const lacking =
    statement &&
    nearest(scene, unconfirmed(scene.state, statement)).find(({ lang }) => textState(statement, lang) === "missing")
  return lacking ? { act: { kind: "write-text", statement, lang: lacking.lang }, filled: false, second: [] } : null
}

export const textRows: readonly NextActionRule[] = [
  extend,
  silenceAgain,
  settleBracket,
  askToConfirm,
  startRating,
  hearReasons,
  call,
  bringUpToDate,
  propose,
  giveFloor,
  draft,
  writeText,
]

function firstOf(rows: readonly NextActionRule[], scene: Scene): NextAction | null {
  for (const row of rows) {
    const action = row(scene)
    if (action) return action
  }
  return null
}

/**
 * Returns the members that a call lacks for its quorum: how many, of which side, and their names. Null if the quorum is
 * met, or if no session is live: a round between sessions needs nobody to be present.
 */
function noQuorum(
  { state, session, present, connected }: ViewWith<"present" | "connected">,
  statement: Statement,
): Stop | null {
  const live = [session, ...Object.values(state.sessions)].some(one => one.state === "live")
  if (!live) return null
  const rule = state.workspace && ruleFor(state, state.workspace.rule, statement.id)
  const found = rule && quorum(rule, electorateOf(state, statement.id), new Set(present), new Set(connected ?? present))
  if (!found || found.met) return null
  const names = found.missing.map(member => state.members[member]?.name ?? "")
  return { kind: "no-quorum", side: found.side, more: found.more, names }
}

function proposed(scene: View): Statement | null {
  const statement = textOnTable(scene)
  return statement && statement.state !== "draft" && latestVersion(statement) ? statement : null
}

const ratings = ({ state }: View, statement: Statement): Round[] =>
  roundsOf(state, statement).filter(round => round.kind === "rating" && round.state === "revealed")

const wantsReasons = (round: Round): boolean => {
  const figures = statistics(scoresOf(round.answers ?? []))
  return figures !== null && (figures.counts.low > 0 || figures.disagreement)
}

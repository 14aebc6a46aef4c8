import type { AgendaItem } from "../../contract/events/session.ts"
import { countBrackets } from "../../document/brackets.ts"
import type { Objection, RecordCard, Round, Statement, Version } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State, Topic } from "../../fold/state.ts"
import type { Instant, Lang, Role, StatementState } from "../../model/terms.ts"
import { topicHeld } from "../floor/begun.ts"
import { isActive } from "../people/active.ts"

/** Milliseconds for which a result, a record or a change is told to everybody as news. */
export const newsMs = 3 * 60_000

/** What a page knows beside the log: who is here, who has answered, and what was said aloud. */
export interface Scene {
  state: State
  session: Session
  me: { member: string | null; role: Role; side: string | null }
  now: Instant
  /** the topic on this page; the agenda's item comes before it */
  topic: string | null
  /** members who are connected */
  present: readonly string[]
  /** of open rounds, by hint: how many have answered and who has not */
  answers: Readonly<
    Record<string, { answered: number; waiting: readonly string[] | number; corrected?: readonly string[] | undefined }>
  >
  /** rounds in which my own answer is recorded */
  mine: ReadonlySet<string>
  /** a mail server is set */
  mails?: boolean
  /** rounds whose reasons were heard, objectors and panelists who were asked: spoken, so not in the log */
  said: ReadonlySet<string>
}

export const currentItem = ({ session }: Pick<Scene, "session">): AgendaItem | null =>
  session.items.find(item => item.id === session.current) ?? null

/**
 * The topic that a page shows: the one chosen there, the agenda's; at an item without one that of the round that is open,
 * so that what is asked stands with its text and its discussion; else the one held last.
 */
export function topicShown(scene: Pick<Scene, "topic" | "session" | "state">): string | null {
  const open = roundsIn(scene, "open").find(({ silence }) => !silence)
  return scene.topic ?? currentItem(scene)?.topic ?? open?.topic ?? topicHeld(scene.session)
}

/** Before anything is held: what the agenda begins with, else what the panel does. */
export function firstTopic({ session, state }: Pick<Scene, "session" | "state">): string | null {
  const there = new Set<string>(Object.values(state.topics).map(({ id }) => id))
  const planned = session.items.flatMap(({ topic }) => (topic !== null && there.has(topic) ? [topic] : []))
  return planned[0] ?? [...there][0] ?? null
}

/** A topic is shown outside any session: a session that is closed was held once. */
export const isOutside = ({ session }: Scene): boolean => session.state === "closed" && session.startedAt === null

export function topicOnTable(scene: Scene): Topic | null {
  const item = currentItem(scene)
  const id = item ? item.topic : scene.topic
  return Object.values(scene.state.topics).find(topic => topic.id === id) ?? null
}

const ended = new Set(["recorded", "no_consensus", "carried_over", "withdrawn"])
export const isEnded = (statement: Statement): boolean => ended.has(statement.state)

/** Proposed texts before first drafts, and by label ("A-2" before "A-10"): a text that is worded anew keeps its place. */
export function statementsOf(state: State, topic: string): Statement[] {
  const count = (statement: Statement) => Number(statement.label.split("-").at(-1) ?? 0)
  const draftLast = (statement: Statement) => (statement.state === "draft" && statement.versions.length === 0 ? 1 : 0)
  return Object.values(state.statements)
    .filter(statement => statement.topic === topic)
    .sort((a, b) => draftLast(a) - draftLast(b) || count(a) - count(b))
}

/** The text that the panel works on: the first of the topic, drafts last, that has not ended and about which no silence runs. */
export function textOnTable(scene: Scene): Statement | null {
  const topic = topicOnTable(scene)
  if (!topic) return null
  const open = statementsOf(scene.state, topic.id).filter(one => !isEnded(one) && !inSilence(scene, one))
  return open.find(({ state }) => state !== "draft") ?? open[0] ?? null
}

const inSilence = (scene: Scene, { id }: Statement): boolean =>
  roundsIn(scene, "open").some(({ silence, statement }) => silence && statement === id)

export const latestVersion = (statement: Statement): Version | null => statement.versions.at(-1) ?? null

/** Rounds on the latest version, oldest first; void ones never count. */
export function roundsOf(state: State, statement: Statement): Round[] {
  const version = latestVersion(statement)?.n
  return Object.values(state.rounds)
    .filter(round => round.statement === statement.id && round.version === version && round.state !== "void")
    .sort((a, b) => a.openedAt - b.openedAt)
}

/** The round that runs on it asks for ratings, not for positions. */
export const isRated = ({ rounds }: State, { id }: Statement): boolean =>
  Object.values(rounds).some(({ statement, kind, state }) => statement === id && kind === "rating" && state === "open")

/** How a text stands for its reader: what is declared is not recorded before the others have confirmed it. */
export type ShownState = StatementState | "declared"

export function stateShown(state: Pick<State, "records">, statement: Statement): ShownState {
  const records = Object.values(state.records).filter(({ body }) => body.statement === statement.id)
  return statement.state === "recorded" && records.at(-1)?.state === "declared"
    ? "declared"
    : stateEnded(state, statement)
}

/** A recorded text whose record was withdrawn reads so, and not as agreed. */
export const stateEnded = ({ records }: Pick<State, "records">, { id, state }: Statement): StatementState =>
  state === "recorded" && Object.values(records).findLast(({ body }) => body.statement === id)?.state === "withdrawn"
    ? "withdrawn"
    : state

/** Oldest first; a silence, which runs for days, comes after what the room waits for. */
export const roundsIn = ({ state }: Pick<Scene, "state">, wanted: Round["state"]): Round[] =>
  Object.values(state.rounds)
    .filter(round => round.state === wanted)
    .sort((a, b) => Number(a.silence) - Number(b.silence) || a.openedAt - b.openedAt)

/** The call whose positions are shown and whose outcome nobody has declared yet. */
export function callToSettle(scene: Scene): { statement: Statement; round: Round } | null {
  for (const statement of Object.values(scene.state.statements)) {
    if (statement.state !== "proposed") continue
    const round = roundsOf(scene.state, statement).at(-1)
    if (round?.kind === "call" && round.state === "revealed") return { statement, round }
  }
  return null
}

export const recordsOf = (state: State, statement: Statement): RecordCard[] =>
  Object.values(state.records)
    .filter(record => record.body.statement === statement.id)
    .sort((a, b) => a.number - b.number)

export const objectionsTo = (state: State, statement: Statement): Objection[] =>
  Object.values(state.objections).filter(
    objection => objection.statement === statement.id && objection.version === latestVersion(statement)?.n,
  )

export const textState = (statement: Statement, lang: Lang) =>
  statement.texts.find(text => text.lang === lang)?.state ?? "missing"

/** Languages whose text binds and is not confirmed. */
export const unconfirmed = (state: State, statement: Statement) =>
  (state.workspace?.authentic ?? []).filter(({ lang }) => textState(statement, lang) !== "in_sync")

/** Languages whose text binds and says less than the others do by now: what is frozen with it would contradict itself. */
export const outdated = (state: State, statement: Statement) =>
  unconfirmed(state, statement).filter(({ lang }) => textState(statement, lang) === "out_of_date")

/** Alternatives left open in a text, `[A | B]`, full-width too. */
export const hasBracket = (statement: Statement): boolean => statement.texts.some(({ text }) => countBrackets(text) > 0)

export const panelistsOf = (state: State, side: string | null) =>
  Object.values(state.members).filter(
    member => member.role === "panelist" && isActive(member) && (side === null || member.side === side),
  )

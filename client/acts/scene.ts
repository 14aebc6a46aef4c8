import type { Round, Statement } from "../../shared/fold/consensusState.ts"
import type { Session } from "../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../shared/fold/state.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import { currentItem } from "../../shared/rules/readings/agenda.ts"
import { roundsIn, roundsOf } from "../../shared/rules/readings/rounds.ts"
import { findTopic } from "../../shared/rules/readings/rows.ts"
import { isEnded, statementsOf } from "../../shared/rules/readings/statements.ts"

/** Milliseconds for which a result, a record or a change is told to everybody as news. */
export const newsMs = 3 * 60_000

/** What the log says to the reader of a page. It changes with the log, the reader's seat and the topic, never with the clock. */
export interface View {
  state: State
  session: Session
  me: { member: string | null; role: Role; side: string | null }
  /** the topic on this page; the agenda's item comes before it */
  topic: string | null
  /** a mail server is set */
  mails?: boolean
}

/**
 * All that a page knows. Beside its view each part comes from a signal of its own (client/state/session/sceneOf.ts): what
 * takes a part of a scene says so by its type, and an element that shows it renders when that part changes.
 */
export interface Scene extends View {
  now: Instant
  /** members who are connected */
  present: readonly string[]
  /** of open rounds, by hint: how many have answered and who has not */
  answers: Readonly<
    Record<string, { answered: number; waiting: readonly string[] | number; corrected?: readonly string[] | undefined }>
  >
  /** rounds in which my own answer is recorded */
  mine: ReadonlySet<string>
  /** rounds whose reasons were heard, objectors and panelists who were asked: spoken, so not in the log */
  said: ReadonlySet<string>
}

/** A view with what is needed beside it. */
export type ViewWith<K extends Exclude<keyof Scene, keyof View>> = View & Pick<Scene, K>

/** A topic is shown outside any session: a session that is closed was held once. */
export const isOutside = ({ session }: Pick<View, "session">): boolean =>
  session.state === "closed" && session.startedAt === null

export function topicOnTable(scene: View): Topic | null {
  const item = currentItem(scene)
  const id = item ? item.topic : scene.topic
  return findTopic(scene.state, id) ?? null
}

/** The text that the panel works on: the first of the topic, drafts last, that has not ended and about which no silence runs. */
export function textOnTable(scene: View): Statement | null {
  const topic = topicOnTable(scene)
  if (!topic) return null
  const open = statementsOf(scene.state, topic.id).filter(one => !isEnded(one) && !inSilence(scene, one))
  return open.find(({ state }) => state !== "draft") ?? open[0] ?? null
}

const inSilence = (scene: Pick<View, "state">, { id }: Statement): boolean =>
  roundsIn(scene, "open").some(({ silence, statement }) => silence && statement === id)

/** The call whose positions are shown and whose outcome nobody has declared yet. */
export function callToSettle(scene: Pick<View, "state">): { statement: Statement; round: Round } | null {
  for (const statement of Object.values(scene.state.statements)) {
    if (statement.state !== "proposed") continue
    const round = roundsOf(scene.state, statement).at(-1)
    if (round?.kind === "call" && round.state === "revealed") return { statement, round }
  }
  return null
}

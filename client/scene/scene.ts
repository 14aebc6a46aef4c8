import type { SpokenFor } from "../../shared/contract/live.ts"
import type { Round, Statement } from "../../shared/fold/consensusState.ts"
import type { Session } from "../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../shared/fold/state.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import { currentItem } from "../../shared/rules/readings/agenda.ts"
import { runsBeside } from "../../shared/rules/readings/deadlines.ts"
import { roundsIn, roundsOf } from "../../shared/rules/readings/rounds.ts"
import { findTopic } from "../../shared/rules/readings/rows.ts"
import { isEnded, statementsOf } from "../../shared/rules/readings/statements.ts"

/** Milliseconds for which pages announce a result, a record or a change as news. */
export const newsMs = 3 * 60_000

/**
 * The panel's state and session as one reader's page shows them. A view changes with the log, the reader's seat and the
 * topic, never with the clock.
 */
export interface View {
  state: State
  session: Session
  /** the reader; `kept`: an account keeps the seat (DOMAIN SI11) */
  me: { member: string | null; role: Role; side: string | null; kept?: true | undefined }
  /** the topic of the page's address, or the topic that the reader chose; null if the page follows the agenda */
  topic: string | null
  /** whether a mail server is configured */
  mails?: boolean
}

/**
 * Everything that a page knows: a view, and parts that change independently of the view. Each part has its own signal
 * (client/state/session/sceneOf.ts), so an element renders again only when a part that it reads changes.
 */
export interface Scene extends View {
  now: Instant
  /** the ids of members who are connected, or ticked */
  present: readonly string[]
  /** the members who are connected; the others of `present` were ticked */
  connected?: readonly string[]
  /**
   * The answer counts of each open round, from hints: how many members have answered, and which have not. If the round
   * hides names, `waiting` is a number.
   */
  answers: Readonly<
    Record<
      string,
      {
        answered: number
        waiting: readonly string[] | number
        corrected?: readonly string[] | undefined
        /** the positions that the secretary entered in a named call: for whom, but not which */
        spoken?: readonly SpokenFor[] | undefined
      }
    >
  >
  /** the ids of the rounds for which the reader's answer is still on its way; absent where the page sends none */
  sending?: ReadonlySet<string> | undefined
  /** the ids of the rounds that the reader has answered */
  mine: ReadonlySet<string>
  /**
   * The ids of steps that happened aloud in the meeting and are therefore not in the log: rounds whose reasons the
   * panel heard, objectors whom the chair asked, and points of order that wait.
   */
  said: ReadonlySet<string>
}

/** A view with the named parts of the scene. */
export type ViewWith<K extends Exclude<keyof Scene, keyof View>> = View & Pick<Scene, K>

/**
 * Whether the page shows a topic outside any session. Such a page has a placeholder session, which is closed and was
 * never started.
 */
export const isOutside = ({ session }: Pick<View, "session">): boolean =>
  session.state === "closed" && session.startedAt === null

export function topicOnTable(scene: View): Topic | null {
  const item = currentItem(scene)
  const id = item ? item.topic : scene.topic
  return findTopic(scene.state, id) ?? null
}

/**
 * Returns the statement that the panel works on: the topic's first statement that has not ended and is in no silence
 * procedure and no round with a deadline. Returns a draft only if no other statement is left.
 */
export function textOnTable(scene: View): Statement | null {
  const topic = topicOnTable(scene)
  if (!topic) return null
  const open = statementsOf(scene.state, topic.id).filter(one => !isEnded(one) && !inSilence(scene, one))
  return open.find(({ state }) => state !== "draft") ?? open[0] ?? null
}

const inSilence = (scene: Pick<View, "state">, { id }: Statement): boolean =>
  roundsIn(scene, "open").some(round => runsBeside(round) && round.statement === id)

/** Returns the first call whose positions are shown and whose outcome is not declared yet. */
export function callToSettle(scene: Pick<View, "state">): { statement: Statement; round: Round } | null {
  for (const statement of Object.values(scene.state.statements)) {
    if (statement.state !== "proposed") continue
    const round = roundsOf(scene.state, statement).at(-1)
    if (round?.kind === "call" && round.state === "revealed") return { statement, round }
  }
  return null
}

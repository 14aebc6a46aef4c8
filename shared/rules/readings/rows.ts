import type { Round, Statement } from "../../fold/consensusState.ts"
import type { Machine, Member } from "../../fold/peopleState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State, Thread, Topic } from "../../fold/state.ts"

/** An id from a page or a URL. There may be no row with this id. */
type Sought = string | null | undefined

/** The own row of a table with this id. */
export function rowIn<Id extends string, Row>(rows: Readonly<Record<Id, Row>>, id: Sought): Row | undefined {
  const isId = (key: string): key is Id => Object.hasOwn(rows, key)
  return typeof id === "string" && isId(id) ? rows[id] : undefined
}

export const findMember = ({ members }: Pick<State, "members">, id: Sought): Member | undefined => rowIn(members, id)

/** The program with this id, which the author of an entry may be (DOMAIN X14). */
export const findProgram = ({ machines }: Pick<State, "machines">, id: Sought): Machine | undefined =>
  machines && rowIn(machines, id)

export const findSession = ({ sessions }: Pick<State, "sessions">, id: Sought): Session | undefined =>
  rowIn(sessions, id)

export const findTopic = ({ topics }: Pick<State, "topics">, id: Sought): Topic | undefined => rowIn(topics, id)

export const findStatement = ({ statements }: Pick<State, "statements">, id: Sought): Statement | undefined =>
  rowIn(statements, id)

export const findRound = ({ rounds }: Pick<State, "rounds">, id: Sought): Round | undefined => rowIn(rounds, id)

export const findRecord = ({ records }: Pick<State, "records">, id: Sought): RecordRow | undefined => rowIn(records, id)

export const findThread = ({ threads }: Pick<State, "threads">, id: Sought): Thread | undefined => rowIn(threads, id)

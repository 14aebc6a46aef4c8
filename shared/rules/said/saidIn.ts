import type { State } from "../../fold/state.ts"
import type { SaidKey } from "../../model/ids.ts"
import { saidInQuestion } from "../../question/read.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { saidOfRecord } from "./inRecords.ts"
import { saidInObjection, saidInRound, saidOfStatement } from "./inRounds.ts"
import { saidInProposal, saidInReading, saidInSession, saidInThread, saidOfMember, saidOfTopic } from "./inThreads.ts"
import { saidInNotes } from "./notes/inNotes.ts"
import type { SaidText } from "./said.ts"

/** The tables of a state that hold what people said. */
export type SaidTables = Pick<
  State,
  | "threads"
  | "statements"
  | "rounds"
  | "objections"
  | "records"
  | "questions"
  | "readings"
  | "sessions"
  | "topics"
  | "proposals"
  | "members"
  | "translations"
>

const each = <Row>(said: (row: Row) => SaidText[]) =>
  derivePerTable((table: Record<string, Row>) => Object.values(table).flatMap(said))

const inThreads = each(saidInThread)
const inStatements = each(saidOfStatement)
const inRounds = each(saidInRound)
const inObjections = each(saidInObjection)
const inRecords = each(saidOfRecord)
const inQuestions = each(saidInQuestion)
const inReadings = each(saidInReading)
const inSessions = each(saidInSession)
const inTopics = each(saidOfTopic)
const inProposals = each(saidInProposal)
const inMembers = each(saidOfMember)

/**
 * Everything that people said, table by table (DOMAIN V1). Every page, queue and rule about translations asks here, so
 * that a new kind of text is told to all of them at once.
 */
export const saidIn = (state: SaidTables): SaidText[] => [
  ...inThreads(state.threads),
  ...inStatements(state.statements),
  ...inRounds(state.rounds),
  ...inObjections(state.objections),
  ...inRecords(state.records),
  ...inQuestions(state.questions),
  ...inReadings(state.readings),
  ...inSessions(state.sessions),
  ...inTopics(state.topics),
  ...inProposals(state.proposals),
  ...inMembers(state.members),
  ...saidInNotes(state.translations),
]

const byKey = new WeakMap<SaidTables, ReadonlyMap<SaidKey, SaidText>>()

/** Everything that people said, by its key. */
export function saidByKey(state: SaidTables): ReadonlyMap<SaidKey, SaidText> {
  // the first of two texts with one key is meant
  const found =
    byKey.get(state) ??
    new Map(
      saidIn(state)
        .toReversed()
        .map(said => [said.key, said]),
    )
  byKey.set(state, found)
  return found
}

/** The text with this key; null if nobody said it, or if it is no longer said. */
export const findSaid = (state: SaidTables, key: SaidKey): SaidText | null => saidByKey(state).get(key) ?? null

import type { Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { Settled, SettledTopic, WorkspaceFrame } from "../../fold/slices/frame.ts"
import type { State } from "../../fold/state.ts"
import type { TopicId } from "../../model/ids.ts"
import { isAwaited } from "../people/consent/consent.ts"
import { isEnded, stateEnded } from "../readings/statements.ts"
import { reviewOn } from "../record/living/reviews.ts"
import { rowsWhere, tableOf } from "./tables.ts"
import { translationsOf } from "./translations.ts"

/** The number of newest records that the frame holds, because lists show them first. */
const newestRecords = 10
/**
 * The number of differences between notes and records that the frame holds. A few are enough, because the panel decides
 * on one difference at a time.
 */
const driftsShown = 5
/** The number of records that the frame holds because of their reviews. */
export const reviewsShown = 5

/**
 * The part of the state that every page needs. A statement in the frame comes with its rounds, objections and records,
 * because folding a later entry about the statement reads them. For everything that is settled, the frame holds only a
 * line in `settled`.
 */
export function frameOf(state: State): WorkspaceFrame {
  const kept = textsKept(state)
  const isKept = ({ statement }: { statement: string }) => kept.has(statement)
  const rows = {
    // One thread is enough, because the settings ask only whether a thread exists.
    threads: tableOf(firstRow(state.threads)),
    statements: rowsWhere(state.statements, ({ id }) => kept.has(id)),
    rounds: rowsWhere(state.rounds, isKept),
    objections: rowsWhere(state.objections, isKept),
    records: rowsWhere(state.records, ({ body }) => isKept(body)),
  }
  return {
    state: { ...state, ...rows, translations: translationsOf(state.translations, rows) },
    settled: settledOf(state, kept),
    drifts: Object.values(state.records).filter(({ drift, body }) => drift !== null && !isKept(body)).length,
  }
}

function textsKept(state: State): ReadonlySet<string> {
  const statements = Object.values(state.statements)
  const records = Object.values(state.records)
  const rounds = Object.values(state.rounds)
  const carried = topicsToPlan(state)
  const asked = new Set(Object.values(state.proposals).flatMap(one => recordAwaited(state, one)))
  const shownLast = rounds.reduce<(typeof rounds)[number] | null>(
    (last, one) => ((one.revealedAt ?? 0) > (last?.revealedAt ?? 0) ? one : last),
    null,
  )
  const byNumber = records.toSorted((a, b) => b.number - a.number)
  return new Set<string>([
    ...statements.filter(one => !isEnded(one) || (one.state === "carried_over" && carried.has(one.topic))).map(idOf),
    ...rounds.filter(({ state: at }) => at === "open" || at === "closed").map(({ statement }) => statement),
    ...records.filter(record => isAskedAbout(record) || asked.has(record.id)).map(textOf),
    ...records
      .filter(({ drift }) => drift !== null)
      .slice(0, driftsShown)
      .map(textOf),
    ...reviewedSoonest(records).map(textOf),
    ...byNumber.slice(0, newestRecords).map(textOf),
    // The last revealed result is included for people who join later. One round and one proposed version are included
    // because the settings ask whether a round or a proposed version exists.
    ...[shownLast, ...rounds.slice(0, 1)].flatMap(round => (round ? [round.statement] : [])),
    ...statements
      .filter(({ versions }) => versions.length > 0)
      .slice(0, 1)
      .map(idOf),
  ])
}

/** The records whose reviews come first. The others are in the lists of their topics. */
export const reviewedSoonest = (records: readonly RecordRow[]): RecordRow[] =>
  records
    .filter(record => reviewOn(record) !== null)
    .toSorted((a, b) => ((reviewOn(a) ?? "") < (reviewOn(b) ?? "") ? -1 : 1))
    .slice(0, reviewsShown)

function firstRow<K extends string, V>(table: Record<K, V>): [K, V][] {
  for (const id in table) return [[id, table[id]]]
  return []
}

const idOf = ({ id }: Statement): string => id
const textOf = ({ body }: RecordRow): string => body.statement

const isAskedAbout = ({ state, errata }: RecordRow): boolean =>
  state === "declared" || errata.some(one => one.state === "proposed")

const recordAwaited = (state: State, proposal: State["proposals"][string]): string[] =>
  "record" in proposal.about && isAwaited(state, proposal) ? [proposal.about.record] : []

/**
 * Topics of sessions that no later session continues yet. Statements that were carried over in these sessions still
 * have to be put on an agenda.
 */
const topicsToPlan = ({ sessions }: State): ReadonlySet<string | null> =>
  new Set(
    Object.values(sessions)
      .filter(({ state, continuedBy }) => state !== "cancelled" && !continuedBy)
      .flatMap(({ items }) => items.map(({ topic }) => topic)),
  )

function settledOf(state: State, kept: ReadonlySet<string>): Settled {
  const settled: Settled = {}
  const of = (topic: TopicId): SettledTopic => (settled[topic] ??= { statements: [], records: [] })
  const withdrawn = lastRecords(state)
  for (const one of Object.values(state.statements))
    if (!kept.has(one.id))
      of(one.topic).statements.push({ label: one.label, state: stateEnded(withdrawn(one.id), one) })
  for (const { number, declaredAt, body } of Object.values(state.records))
    if (!kept.has(body.statement)) of(body.topic).records.push({ number, declaredAt })
  return settled
}

/**
 * Returns a function that looks up the last record of a statement. An index is built once, so that no lookup searches
 * all records.
 */
function lastRecords({ records }: State): (statement: string) => Pick<State, "records"> {
  const last = new Map<string, RecordRow>()
  for (const record of Object.values(records)) last.set(record.body.statement, record)
  return statement => {
    const record = last.get(statement)
    return { records: record ? { [record.id]: record } : {} }
  }
}

import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { stampAfter } from "../../ports/clock.ts"
import type { NoteStanding } from "../../ports/documents/documentLog.ts"
import type { Around } from "../around.ts"
import type { Writer } from "../judge/judge.ts"
import { rightAt } from "../rights.ts"
import { bytesOf, type Replica } from "./replica.ts"
import { type Entry, judgeAll, type Outcome } from "./tick.ts"

export interface Committed {
  outcomes: Outcome[]
  /** in the order of the log, the last one at the replica's seq */
  updates: Uint8Array[]
}

const firstPauseMs = 20
const maxPauseMs = 1_000

/**
 * Judge, apply, append in one transaction. Returns when all is durable and not before: a log that moved on, or an
 * update that broke a rule, throws the replica away and judges again; a database that fails is asked until it answers,
 * while nothing is acknowledged and no socket learns of what was applied.
 */
export async function commit(
  topic: TopicId,
  batch: readonly Entry[],
  around: Around,
  first: Replica,
  reload: () => Promise<Replica>,
): Promise<Committed> {
  const breakers = new Set<Entry>()
  let replica: Replica | null = first
  let told = ""
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, maxPauseMs)) {
    try {
      replica ??= await reload()
      const done = await attempt(topic, batch, around, replica, breakers)
      if (done) return done
      // a log that is ahead each time: others write, or its answers make no sense; neither is helped by haste
      if (pause > firstPauseMs) await around.clock.wait(firstPauseMs)
    } catch (error) {
      // a full disk or a damaged file fails each second in the same words
      if (String(error) !== told) around.report(error)
      told = String(error)
      await around.clock.wait(pause)
    }
    replica = null
  }
}

async function attempt(
  topic: TopicId,
  batch: readonly Entry[],
  around: Around,
  replica: Replica,
  breakers: Set<Entry>,
): Promise<Committed | null> {
  const at = stampAfter(around.clock.now(), replica.at)
  const { writers, standing } = await writersOf(topic, batch, around, at)
  const judged = judgeAll(replica, batch, writers, breakers)
  if (judged.is === "broken") {
    breakers.add(judged.entry)
    return null
  }
  const { outcomes, updates, owners } = judged
  if (updates.length > 0) {
    const { epoch, seq } = replica
    if (!(await around.log.append(topic, { epoch, seq, standing }, updates, owners))) return null
    replica.seq += updates.length
    replica.at = at
    replica.since += bytesOf(updates.map(one => one.update))
  }
  return { outcomes, updates: updates.map(one => one.update) }
}

/** Asked for every tick; who has no seat any more is out, and what it sent has no writer. */
async function writersOf(
  topic: TopicId,
  batch: readonly Entry[],
  around: Around,
  at: Instant,
): Promise<{ writers: Map<Entry, Writer>; standing: NoteStanding }> {
  const note = await around.seats.topic(topic)
  const writers = new Map<Entry, Writer>()
  const asked = new Map<unknown, Writer | null>()
  for (const entry of batch) {
    const { from } = entry
    if (from.by === "process") {
      const { mode = "locked", closed = true } = note ?? {}
      const mayWrite = mode !== "locked" && !closed
      writers.set(entry, { member: from.member, mayWrite, mode, closed, at, grant: null })
      continue
    }
    const { connection } = from
    if (connection.standing.at !== "table" || connection.standing.pen === "ended") continue
    let writer = asked.get(connection)
    if (writer === undefined) {
      const asking = rightAt(around.seats, note, connection.credential)
      const right = asking instanceof Promise ? await asking : asking
      writer = right.is === "right" ? { ...right, member: right.seat.member, at, grant: connection.grant } : null
      asked.set(connection, writer)
    }
    if (writer) writers.set(entry, writer)
    else connection.close(note ? closeCodes.revoked : closeCodes.gone)
  }
  return { writers, standing: !note || note.closed ? "closed" : note.mode }
}

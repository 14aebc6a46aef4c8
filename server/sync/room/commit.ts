import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { NoteStanding } from "../../ports/documents/documentLog.ts"
import { stampAfter } from "../../ports/host/clock.ts"
import type { SyncContext } from "../context.ts"
import type { Writer } from "../judge/judge.ts"
import { rightAt } from "../rights.ts"
import { bytesOf, knowOwners, type ServerReplica, takeMissed } from "./replica.ts"
import { isGap, judgeAll, type TickWrite, type WriteOutcome } from "./tick.ts"

export interface CommittedTick {
  outcomes: WriteOutcome[]
  /** the committed updates in the order of the log; the last one has the replica's `seq` */
  updates: Uint8Array[]
}

const firstPauseMs = 20
const maxPauseMs = 1_000

/** The room's callbacks for the case that other processes have appended to the log first. */
export interface Overtaken {
  /** sends the updates of the other processes to the connections; the replica already has these updates */
  missed: (updates: readonly Uint8Array[]) => void
  /** loads the replica again */
  reload: () => Promise<ServerReplica>
}

/**
 * Judges the updates of a batch, applies them to the replica, and appends them to the log in one transaction. Returns
 * only when all of them are durable. If other processes have appended first, it applies their updates and appends
 * again. It loads the replica again and judges again in three cases: those updates share a client id with the batch, a
 * right has changed, or an update broke a rule. If the database fails, it tries again until the database answers. Until
 * then it acknowledges nothing and sends nothing.
 */
export function commit(
  topic: TopicId,
  batch: readonly TickWrite[],
  context: SyncContext,
  first: ServerReplica,
  overtaken: Overtaken,
): Promise<CommittedTick> {
  return context.tick.during(batch.length, async () => {
    const breakers = new Set<TickWrite>()
    let replica: ServerReplica | null = first
    let told = ""
    let how: "current" | "known" = "known"
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, maxPauseMs)) {
      try {
        replica ??= await overtaken.reload()
        const done = await attempt(topic, batch, context, replica, { breakers, missed: overtaken.missed, how })
        if (done) return done
        how = "current" // a right may have changed, which this process does not know yet
        // the log had grown again: another process writes, or the database's answers are wrong; a pause helps in both
        // cases
        if (pause > firstPauseMs) await context.clock.wait(firstPauseMs)
      } catch (error) {
        // an error is reported once, because a full disk or a damaged file fails with the same message every second
        if (String(error) !== told) context.report(error)
        told = String(error)
        await context.clock.wait(pause)
      }
      replica = null
    }
  })
}

async function attempt(
  topic: TopicId,
  batch: readonly TickWrite[],
  context: SyncContext,
  replica: ServerReplica,
  { breakers, missed, how }: Pick<Overtaken, "missed"> & { breakers: Set<TickWrite>; how: "current" | "known" },
): Promise<CommittedTick | null> {
  const at = stampAfter(context.clock.now(), replica.at)
  const { writers, standing, rights, workspace } = await writersOf(topic, batch, context, at, how)
  const judged = judgeAll(replica, batch, writers, breakers)
  if (judged.kind === "broken") {
    breakers.add(judged.entry)
    return null
  }
  // the text that an update refers to may be in the log already, because the page was connected to another server
  // before
  if (judged.outcomes.some(({ verdict }) => isGap(verdict)) && (await hasGrown(context, topic, replica))) return null
  const { outcomes, owners, pictures } = judged
  // before the commit: a picture whose file is forgotten after it would stay without its file
  if (pictures.length > 0 && workspace) await context.placed(workspace, [...new Set(pictures)])
  let { updates } = judged
  while (updates.length > 0) {
    const { epoch, seq } = replica
    const result = await context.log.append(topic, { epoch, seq, standing, rights }, updates, owners)
    if (result.kind === "appended") {
      replica.seq += updates.length
      replica.at = updates.at(-1)?.at ?? at
      replica.since += bytesOf(updates.map(one => one.update))
      break
    }
    if (result.kind === "changed" || !takeMissed(replica, result.missed, updates)) return null
    const theirs = result.missed.map(({ update }) => update)
    missed(theirs)
    await knowOwners(context.log, topic, epoch, replica, theirs)
    const later = stampAfter(at, replica.at)
    updates = updates.map(one => ({ ...one, at: later }))
  }
  return { outcomes, updates: updates.map(one => one.update) }
}

/** Whether the log has updates that the replica does not have. */
async function hasGrown({ log }: SyncContext, topic: TopicId, { epoch, seq }: ServerReplica): Promise<boolean> {
  return (await log.updates({ topic, epoch }, seq, { count: 1, bytes: 0 })).length > 0
}

/**
 * Reads the current right of each sender. A connection whose seat has ended is closed, and its updates get no writer.
 */
async function writersOf(
  topic: TopicId,
  batch: readonly TickWrite[],
  context: SyncContext,
  at: Instant,
  how: "current" | "known",
): Promise<{
  writers: Map<TickWrite, Writer>
  standing: NoteStanding
  rights: number
  workspace: WorkspaceId | null
}> {
  const note = await context.seats.topic(topic, how)
  const writers = new Map<TickWrite, Writer>()
  const asked = new Map<unknown, Writer | null>()
  for (const entry of batch) {
    const { from } = entry
    if (from.kind === "process") {
      const { mode = "locked", closed = true } = note ?? {}
      const mayWrite = mode !== "locked" && !closed
      writers.set(entry, { member: from.member, mayWrite, mode, closed, at, grant: null })
      continue
    }
    const { connection } = from
    if (connection.standing.state !== "table" || connection.standing.pen === "ended") continue
    let writer = asked.get(connection)
    if (writer === undefined) {
      const asking = rightAt(context.seats, note, connection.credential)
      const right = asking instanceof Promise ? await asking : asking
      writer = right.kind === "right" ? { ...right, member: right.seat.member, at, grant: connection.grant } : null
      asked.set(connection, writer)
    }
    if (writer) writers.set(entry, writer)
    else connection.close(note ? closeCodes.revoked : closeCodes.gone)
  }
  const standing = !note || note.closed ? "closed" : note.mode
  return { writers, standing, rights: note?.rights ?? 0, workspace: note?.workspace ?? null }
}

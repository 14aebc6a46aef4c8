import type { TopicId } from "../../../../shared/model/ids.ts"
import type { SyncContext } from "../../context.ts"
import type { ServerReplica } from "../replica.ts"
import { saidBy } from "./compaction.ts"

/**
 * Updates since the last snapshot that make a new one worth its bytes and a quarter of a second of CPU: while the note
 * is in use, and when the last person leaves. 10,000 are read and applied again in a tenth of a second.
 */
const threshold = { "in use": 10_000, leaving: 100 } as const
/** Bytes since the last snapshot that make a new one worth it. */
const dueAfterBytes = 4_194_304

export const isDue = (replica: ServerReplica, when: keyof typeof threshold): boolean =>
  replica.seq - replica.snapshotSeq >= threshold[when] || replica.since >= dueAfterBytes

/**
 * Makes a snapshot from the log and not from the replica, reads it back and compares it with the replica before it
 * counts. Compaction deletes nothing, so a failure costs only time at the next load.
 */
export async function saveSnapshot(
  { log, compact, report }: SyncContext,
  topic: TopicId,
  replica: ServerReplica,
): Promise<void> {
  const { seq, epoch } = replica
  const says = saidBy(replica.doc)
  // the next attempt waits for as many updates again, whether this one works or not
  replica.snapshotSeq = seq
  replica.since = 0
  try {
    const snapshot = await log.snapshot(topic)
    const updates = await log.updates(topic, snapshot?.seq ?? 0)
    const wanted = updates.filter(one => one.seq <= seq).map(one => one.update)
    const made = await compact({ snapshot: snapshot?.update ?? null, updates: wanted })
    if (made.says !== says) throw new Error(`the snapshot of ${topic} does not say what its replica says`)
    await log.addSnapshot(topic, { epoch, seq }, made.update)
    replica.measured = made.update.byteLength
    replica.weight = replica.measured + replica.since
  } catch (error) {
    report(error)
  }
}

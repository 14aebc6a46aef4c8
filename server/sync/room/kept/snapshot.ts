import type { TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { SyncContext } from "../../context.ts"
import type { ServerReplica } from "../replica.ts"
import { saidBy } from "./compaction.ts"

/**
 * The number of updates since the last snapshot that justify another snapshot, which costs disk space and a quarter of
 * a second of CPU. `in use`: while people are in the note. `leaving`: when the last person has left. Loading 10,000
 * updates takes a tenth of a second.
 */
const threshold = { "in use": 10_000, leaving: 100 } as const
/** The number of bytes of updates since the last snapshot that justify another snapshot. */
const dueAfterBytes = 4_194_304

export const isDue = (replica: ServerReplica, when: keyof typeof threshold): boolean =>
  replica.seq - replica.snapshotSeq >= threshold[when] || replica.since >= dueAfterBytes

/**
 * Makes a snapshot from the log and not from the replica. It stores the snapshot only if its content equals the
 * replica's. A failure only makes the next load slower, because the log keeps the updates.
 */
export async function saveSnapshot(
  { log, compact, report, snapshots }: SyncContext,
  { topic, workspace }: { topic: TopicId; workspace: WorkspaceId },
  replica: ServerReplica,
): Promise<void> {
  const { seq, epoch } = replica
  const says = saidBy(replica.doc)
  // even if this attempt fails, the next attempt waits until a snapshot is due again
  replica.snapshotSeq = seq
  replica.since = 0
  const save = async () => {
    const { head, snapshot, updates } = await log.read(topic, workspace)
    if (head.epoch !== epoch) return
    const wanted = updates.filter(one => one.seq <= seq).map(one => one.update)
    const made = await compact({ snapshot: snapshot?.update ?? null, updates: wanted })
    if (made.says !== says) throw new Error(`the snapshot of ${topic} does not say what its replica says`)
    await log.addSnapshot(topic, { epoch, seq }, made.update)
    replica.measured = made.update.byteLength
    replica.weight = replica.measured + replica.since
  }
  try {
    await snapshots.run(save)
  } catch (error) {
    report(error)
  }
}

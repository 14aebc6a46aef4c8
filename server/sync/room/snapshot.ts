import * as Y from "yjs"
import { noteText } from "../../../shared/document/readers.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { Around } from "./around.ts"
import type { Replica } from "./replica.ts"

/** Updates since the last snapshot that make a new one worth its bytes: while in use, and when a note is left. */
const threshold = { "in use": 2_000, leaving: 100 } as const

/** A snapshot is read back before it counts; compaction deletes nothing. A failure costs only time at the next load. */
export async function saveSnapshot(
  { log, report }: Around,
  topic: TopicId,
  replica: Replica,
  when: keyof typeof threshold,
): Promise<void> {
  if (replica.seq - replica.snapshotSeq < threshold[when]) return
  try {
    const update = Y.encodeStateAsUpdateV2(replica.doc)
    const copy = new Y.Doc()
    Y.applyUpdateV2(copy, update)
    if (noteText(copy) !== noteText(replica.doc))
      throw new Error(`the snapshot of ${topic} does not say what it should`)
    await log.addSnapshot(topic, replica.seq, update)
    replica.snapshotSeq = replica.seq
  } catch (error) {
    report(error)
  }
}

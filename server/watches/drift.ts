import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { checkRecord, watchedRecords } from "../commands/drift/checking.ts"
import type { Dispatch } from "../core/dispatch.ts"
import { LoopTurns } from "../log/folding/turn.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Documents } from "../ports/documents/documents.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface DriftPorts {
  directory: Pick<Directory, "workspaces" | "home">
  documents: Pick<Documents, "passage" | "onChange">
  dispatch: Pick<Dispatch, "perform">
  folds: Pick<Folds, "current">
  bus: Pick<Bus, "onWake">
  failed: (error: unknown) => void
}

/**
 * How long, in milliseconds, the watch waits after a change before it compares the note. A half-typed word, or text
 * that is cut and at once pasted, should not count as a difference.
 */
const patienceMs = 1_000

/**
 * How long, in milliseconds, a passage that is known to differ must stay unedited before its new wording is read. Each
 * new wording is an entry, and a sentence takes seconds to type.
 */
const restMs = 5_000

/**
 * Compares the notes with the records made from them (DOMAIN K3). The watch stores nothing, because the fold has the
 * known differences. After a restart it compares every note again and finds every change since.
 */
export const createDriftWatch = (ports: DriftPorts): Watch => ({
  name: "drift",
  run(until) {
    const running = new Running(until, ports.failed)
    const known = new Set<RecordRow["id"]>()
    /**
     * a cache of each topic's workspace, because the watch needs it at each second of typing; a topic's workspace never
     * changes
     */
    const homes = new Map<TopicId, WorkspaceId>()

    /**
     * Compares one note at a time. A workspace's commands run one after the other, so comparing all notes at once after
     * a restart would delay people's commands.
     */
    const inTurn = (topic: TopicId, atRest: boolean) => running.inTurn("", () => lookAt(topic, atRest))

    const lookAt = async (topic: TopicId, atRest: boolean): Promise<void> => {
      const workspace = homes.get(topic) ?? (await ports.directory.home(topic))
      if (!workspace) return
      homes.set(topic, workspace)
      const turn = new LoopTurns()
      for (const record of await watchedRecords(ports, workspace)) {
        if (running.hasEnded) return
        if (record.body.topic !== topic) continue
        if ((await checkRecord(ports, workspace, record, atRest)) === "reworded") rest(topic)
        await turn.pause()
      }
    }

    /**
     * Compares a note shortly after a change. Further changes do not postpone the comparison; a change after the
     * comparison starts another one.
     */
    const soon = (topic: TopicId): void => {
      const key = `soon ${topic}`
      if (!running.isWaiting(key)) running.wait(key, patienceMs, () => inTurn(topic, false))
    }

    /** Compares a note once nobody has edited it for a while: each change postpones the comparison. */
    const rest = (topic: TopicId): void => running.wait(`rest ${topic}`, restMs, () => inTurn(topic, true))

    /**
     * Compares the notes of records that this watch has not seen yet, because the note of a new record may already
     * differ.
     */
    const meet = async (workspace: WorkspaceId): Promise<void> => {
      for (const { id, body } of await watchedRecords(ports, workspace)) {
        if (known.has(id)) continue
        known.add(id)
        soon(body.topic)
      }
    }

    running.listen(ports.documents.onChange(soon))
    running.everywhere(ports, meet)
    return running.over()
  },
})

import type { RecordRow } from "../../shared/fold/consensusState.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Dispatch } from "../commands/dispatch.ts"
import { checkRecord, watchedRecords } from "../commands/drift/checking.ts"
import { LoopTurns } from "../commands/log/folding/turn.ts"
import type { Folds } from "../commands/log/folds.ts"
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

/** From a change to the comparison: a cut that is pasted at once, or a word half typed, is not a difference yet. */
const patienceMs = 1_000

/**
 * The pause for a passage that is known to differ: each new wording is an entry, and a sentence is typed in seconds.
 */
const restMs = 5_000

/**
 * Compares the notes with the records made from them (DOMAIN K3). It keeps nothing: the fold holds the differences, so
 * a restart compares again and finds what has changed meanwhile.
 */
export const createDriftWatch = (ports: DriftPorts): Watch => ({
  name: "drift",
  run(until) {
    const running = new Running(until, ports.failed)
    const known = new Set<RecordRow["id"]>()
    /** a topic never changes its workspace, and each second of typing needs it */
    const homes = new Map<TopicId, WorkspaceId>()

    /**
     * One note at a time: the commands of a workspace run one after the other, and after a restart people's commands
     * would wait behind all notes.
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

    /** Further typing does not postpone the comparison for ever: changes after it start the next. */
    const soon = (topic: TopicId): void => {
      const key = `soon ${topic}`
      if (!running.isWaiting(key)) running.wait(key, patienceMs, () => inTurn(topic, false))
    }

    /** Each change postpones it: the words are read when nobody types any more. */
    const rest = (topic: TopicId): void => running.wait(`rest ${topic}`, restMs, () => inTurn(topic, true))

    /** A record that was declared a moment ago may differ from its note already. */
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

import type { RecordCard } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import { isWatched } from "../../../shared/rules/text/drift.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/directory.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import { byItself, server } from "../byItself.ts"
import type { Dispatch } from "../dispatch.ts"
import { Turn } from "../log/folding/turn.ts"
import type { Folds } from "../log/folds.ts"
import { recordPassage } from "../passage.ts"
import { Underway } from "../underway.ts"
import { isReworded, noticed } from "./driftDeeds.ts"

export interface DriftPorts {
  directory: Pick<Directory, "workspaces" | "home">
  documents: Pick<Documents, "passage" | "onChange">
  dispatch: Pick<Dispatch, "perform">
  folds: Folds
  bus: Bus
  failed: (error: unknown) => void
}

export interface DriftWatch {
  start(): Promise<void>
  /** reads every recorded passage of a workspace now */
  look(workspace: WorkspaceId): Promise<void>
  /** settles when what was begun is over */
  stop(): Promise<void>
}

/** Milliseconds from a change to the look: a cut that is pasted at once, or a word half typed, is no difference yet. */
const patience = 1_000

/** The same for a passage that is known to differ: each new wording is an entry, and a sentence is typed in seconds. */
const restMs = 5_000

const watchedIn = derivePerTable((records: State["records"]) => Object.values(records).filter(isWatched))

/**
 * Compares the notes with what was recorded from them (DOMAIN K3). It keeps nothing: what differs is in the fold, so
 * a restart looks again and finds what changed meanwhile.
 */
export function createDriftWatch({ directory, documents, dispatch, folds, bus, failed }: DriftPorts): DriftWatch {
  const timers = new Map<TopicId, ReturnType<typeof setTimeout>>()
  const resting = new Map<TopicId, ReturnType<typeof setTimeout>>()
  const underway = new Underway(failed)
  const known = new Set<RecordCard["id"]>()
  /** a topic never moves, and each second of typing asks */
  const homes = new Map<TopicId, WorkspaceId>()
  let stopped = false
  /** One note at a time: commands of a workspace follow one another, and after a restart people's would wait behind all. */
  let looking: Promise<void> = Promise.resolve()

  const inTurn = (topic: TopicId, atRest: boolean): void => {
    const look = () => lookAt(topic, atRest)
    looking = looking.then(look, look)
    underway.begin(looking)
  }

  const check = async (workspace: WorkspaceId, record: RecordCard, atRest: boolean): Promise<void> => {
    const passage = await recordPassage(documents, record)
    // most looks find nothing new, and then nothing is committed
    if (!noticed(record, passage)) return
    if (!atRest && isReworded(record, passage)) return rest(record.body.topic)
    const command = byItself(
      ({ state, passage }) => {
        const card = state.records[record.id]
        return (card && passage !== null && noticed(card, passage)) || { events: [] }
      },
      { passage: { record: record.id } },
    )
    await dispatch.perform(workspace, server, command, null)
  }

  const watched = async (workspace: WorkspaceId): Promise<RecordCard[]> => {
    const { state } = await folds.current(workspace)
    return watchedIn(state.records)
  }

  const lookAt = async (topic: TopicId, atRest: boolean): Promise<void> => {
    const workspace = homes.get(topic) ?? (await directory.home(topic))
    if (!workspace) return
    homes.set(topic, workspace)
    const turn = new Turn()
    for (const record of await watched(workspace)) {
      if (stopped) return
      if (record.body.topic !== topic) continue
      await check(workspace, record, atRest)
      await turn.pause()
    }
  }

  /** Typing on does not put the look off for ever: what comes after it starts the next. */
  const soon = (topic: TopicId): void => {
    if (stopped || timers.has(topic)) return
    const timer = setTimeout(() => {
      timers.delete(topic)
      inTurn(topic, false)
    }, patience)
    timer.unref()
    timers.set(topic, timer)
  }

  /** Each change puts it off: the words are read once nobody writes any more. */
  const rest = (topic: TopicId): void => {
    if (stopped) return
    clearTimeout(resting.get(topic))
    const timer = setTimeout(() => {
      resting.delete(topic)
      inTurn(topic, true)
    }, restMs)
    timer.unref()
    resting.set(topic, timer)
  }

  /** A record that was declared a moment ago may differ from its note already. */
  const meet = async (workspace: WorkspaceId): Promise<void> => {
    for (const { id, body } of await watched(workspace)) {
      if (known.has(id)) continue
      known.add(id)
      soon(body.topic)
    }
  }

  let stops: (() => void)[] = []
  return {
    async start() {
      stops = [documents.onChange(soon), bus.onWake(workspace => underway.begin(meet(workspace)))]
      for (const { id } of await directory.workspaces()) await meet(id).catch(failed)
    },
    async look(workspace) {
      const turn = new Turn()
      for (const record of await watched(workspace)) {
        await check(workspace, record, true)
        await turn.pause()
      }
    },
    stop() {
      stopped = true
      for (const stop of stops) stop()
      for (const timer of [...timers.values(), ...resting.values()]) clearTimeout(timer)
      return underway.over()
    },
  }
}

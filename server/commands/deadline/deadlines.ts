import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import type { Bus } from "../../ports/bus.ts"
import { type Clock, waitUntil } from "../../ports/clock.ts"
import type { Directory } from "../../ports/directory.ts"
import { byItself, server } from "../byItself.ts"
import type { Decision, ReadCommand } from "../deed.ts"
import type { Dispatch } from "../dispatch.ts"
import type { Folds } from "../log/folds.ts"
import { placeOf } from "../record/place.ts"
import { closeAndShow } from "../round/ending.ts"
import { Underway } from "../underway.ts"

export interface DeadlinePorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  bus: Bus
  clock: Clock
  failed: (error: unknown) => void
}

/** Something that happens by itself at its time: a silence ends, an erratum comes into force. */
interface Due {
  at: Instant
  /** of two that are due at one instant the older is met first */
  since: Instant
  command: ReadCommand
}

/** after something that was due, before the next */
const pauseMs = 1_000

/** Reads every deadline from the fold, so that a restart forgets none: what is overdue happens at once. */
export function createDeadlines(ports: DeadlinePorts): { start(): Promise<void>; stop(): Promise<void> } {
  const timers = new Map<WorkspaceId, ReturnType<typeof setTimeout>>()
  const underway = new Underway(ports.failed)
  let stopped = false

  const look = async (workspace: WorkspaceId, patience = 0): Promise<void> => {
    const [next] = await coming(workspace)
    if (stopped) return
    clearTimeout(timers.get(workspace))
    timers.delete(workspace)
    if (!next) return
    const wait = Math.max(patience, waitUntil(next.at, ports.clock.now()))
    const timer = setTimeout(() => underway.begin(meet(workspace)), wait)
    timer.unref()
    timers.set(workspace, timer)
  }

  const coming = async (workspace: WorkspaceId): Promise<Due[]> => {
    const { state } = await ports.folds.current(workspace)
    return dues(state).toSorted((a, b) => a.at - b.at || a.since - b.since)
  }

  /** All that is due: one that cannot be met keeps no other waiting. */
  const meet = async (workspace: WorkspaceId): Promise<void> => {
    let patience = 0
    try {
      for (const { at, command } of await coming(workspace)) {
        if (stopped || at > ports.clock.now()) break
        patience = pauseMs
        await ports.dispatch.perform(workspace, server, command, null).catch(ports.failed)
      }
    } finally {
      // what was due and could not be done stays due: a full disk or a busy log is asked again, not without end at once
      await look(workspace, patience)
    }
  }

  const stopListening = ports.bus.onWake(workspace => underway.begin(look(workspace)))
  return {
    async start() {
      // one that cannot be read leaves the others their deadlines
      for (const { id } of await ports.directory.workspaces()) await look(id).catch(ports.failed)
    },
    stop() {
      stopped = true
      stopListening()
      for (const timer of timers.values()) clearTimeout(timer)
      return underway.over()
    },
  }
}

const dues = ({ workspace, rounds, records }: State): Due[] =>
  workspace?.removed ? [] : [...silencesDue(rounds), ...errataDue(records)]

const silencesDue = derivePerTable((rounds: State["rounds"]): Due[] =>
  Object.values(rounds)
    .filter(round => round.silence && round.state === "open")
    .flatMap(({ id, endsAt, openedAt }) =>
      endsAt === null ? [] : [{ at: endsAt, since: openedAt, command: endOf(id) }],
    ),
)

const errataDue = derivePerTable((records: State["records"]): Due[] =>
  Object.values(records)
    .filter(record => record.state === "in_force")
    .flatMap(record =>
      record.errata
        .filter(erratum => erratum.state === "proposed")
        .map(({ id, at, endsAt }) => ({ at: endsAt, since: at, command: inForce(record.id, id) })),
    ),
)

/** Decided afresh at its time: an extension in between has moved it. */
const endOf = (round: RoundId): ReadCommand =>
  byItself(
    situation => {
      const row = situation.state.rounds[round]
      if (row?.state !== "open" || (row.endsAt ?? 0) > situation.now) return { events: [] }
      return closeAndShow(situation, round)
    },
    { reads: round },
  )

/** Of a record that has ended meanwhile there is nothing left to correct. */
const inForce = (record: keyof State["records"], erratum: string): ReadCommand =>
  byItself(({ state, now }): Decision => {
    const card = state.records[record]
    const row = card?.errata.find(one => one.id === erratum)
    if (card?.state !== "in_force" || row?.state !== "proposed" || row.endsAt > now) return { events: [] }
    const event: NewEvent = { kind: "erratum-in-force", body: { ...placeOf(card), erratum } }
    return { events: [event] }
  })

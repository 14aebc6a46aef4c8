import { localBus } from "../../../server/adapters/system/localBus.ts"
import type { Bus, CommittedUpdates } from "../../../server/ports/bus.ts"
import type { TopicId } from "../../../shared/model/ids.ts"

type NoteListener = (committed: CommittedUpdates | null) => void
type MessageListener = (body: unknown, by: string) => void

/** One process with its listeners. */
interface Process {
  local: Bus
  notes: Map<TopicId, Set<NoteListener>>
  messages: Map<string, Set<MessageListener>>
  /** true if the process was killed, so that it no longer sends or receives anything */
  killed: boolean
}

/** Buses of several processes, connected in memory. A test decides what happens to each message. */
export class ProcessBuses {
  readonly #processes: Process[] = []
  /**
   * returns the messages that arrive in place of a message about a note: none, the same, several, one without contents,
   * or null for a message of another version
   */
  carry: (committed: CommittedUpdates) => (CommittedUpdates | null)[] = committed => [committed]
  /** whether messages arrive at all; each process reports this as its `isLive` */
  isLive = true
  /** whether a message between processes arrives */
  passes: (kind: string, body: unknown) => boolean = () => true

  /** Returns the bus of one more process, which `kill` cuts off from the others. */
  join(): Bus & { kill(): void } {
    const own: Process = { local: localBus(), notes: new Map(), messages: new Map(), killed: false }
    const by = `process-${this.#processes.push(own)}`
    const live = () => this.isLive
    const others = () => (own.killed || !this.isLive ? [] : this.#processes.filter(one => one !== own && !one.killed))
    return {
      wake: workspace => {
        own.local.wake(workspace)
        for (const other of others()) other.local.wake(workspace)
      },
      onWake: own.local.onWake,
      notes: {
        isAlone: false,
        tell: (committed, frames) => {
          for (const other of others())
            for (const message of this.carry({ ...committed, frames: frames() }))
              for (const listener of other.notes.get(committed.topic) ?? []) listener(message)
        },
        onTold: async (topic, listener) => added(own.notes, topic, listener),
      },
      messages: {
        isAlone: false,
        get isLive() {
          return live()
        },
        tell: (kind, body) => {
          const json = JSON.stringify(body)
          for (const other of others())
            if (this.passes(kind, body))
              for (const listener of other.messages.get(kind) ?? []) listener(JSON.parse(json), by)
        },
        onTold: (kind, listener) => added(own.messages, kind, listener),
        onReturn: () => () => {},
      },
      kill: () => {
        own.killed = true
      },
    }
  }
}

function added<K, L>(listeners: Map<K, Set<L>>, key: K, listener: L): () => void {
  const some = listeners.get(key) ?? new Set()
  listeners.set(key, some.add(listener))
  return () => void some.delete(listener)
}

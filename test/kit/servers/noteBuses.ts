import type { CommittedUpdates, NoteBus } from "../../../server/ports/bus.ts"
import type { TopicId } from "../../../shared/model/ids.ts"

type Listener = (committed: CommittedUpdates) => void

/** Buses of several processes, connected in memory. A test decides what happens to each message. */
export class NoteBuses {
  readonly #listeners: Map<TopicId, Set<Listener>>[] = []
  /** returns the messages that arrive in place of this one: none, the same, several, or one without contents */
  carry: (committed: CommittedUpdates) => CommittedUpdates[] = committed => [committed]

  /** Returns the bus of one more process. */
  join(): NoteBus {
    const listeners = new Map<TopicId, Set<Listener>>()
    this.#listeners.push(listeners)
    return {
      isAlone: false,
      tell: committed => {
        for (const other of this.#listeners)
          if (other !== listeners)
            for (const message of this.carry(committed))
              for (const listener of other.get(committed.topic) ?? []) listener(message)
      },
      onTold: async (topic, listener) => {
        const some = listeners.get(topic) ?? new Set()
        listeners.set(topic, some.add(listener))
        return () => void some.delete(listener)
      },
    }
  }
}

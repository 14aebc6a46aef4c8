import type { TopicId } from "../../../shared/model/ids.ts"
import type { SyncContext } from "../context.ts"
import type { DocumentRoom } from "../room/room.ts"

/**
 * Milliseconds between two reads of the heads of the logs. The heads are polled because a message of another process
 * may be lost.
 */
const everyMs = 1_000

/**
 * Checks once a second, with one query, whether other processes have written into the notes that are open in this
 * process. If this process is alone, it does nothing.
 */
export class HeadPoll {
  readonly #context: SyncContext
  readonly #rooms: ReadonlyMap<TopicId, DocumentRoom>
  #stopped: boolean

  constructor(context: SyncContext, rooms: ReadonlyMap<TopicId, DocumentRoom>) {
    this.#context = context
    this.#rooms = rooms
    this.#stopped = context.bus.isAlone
    void this.#run()
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#context.clock.wait(everyMs)
      // a failed query is repeated after a second
      if (!this.#stopped && this.#rooms.size > 0) await this.#look().catch(this.#context.report)
    }
  }

  async #look(): Promise<void> {
    const { log, report } = this.#context
    const heads = await log.heads([...this.#rooms.keys()])
    // one note that cannot be read keeps no other from being followed
    for (const [topic, { epoch, seq }] of heads)
      await this.#rooms.get(topic)?.hear({ topic, epoch, from: seq, to: seq, frames: null }).catch(report)
  }
}

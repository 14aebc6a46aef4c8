import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { CommittedUpdates } from "../../ports/bus.ts"
import type { LogPosition } from "../connection/deliveredPosition.ts"
import { unframedUpdates } from "../connection/framed.ts"
import type { SyncContext } from "../context.ts"
import type { DocumentLifecycle } from "../room/lifecycle.ts"
import type { Broadcaster } from "../table/broadcaster.ts"

/**
 * Applies the updates that other processes commit to one topic's note, and sends them to the connections. A message of
 * the bus says only that the log has grown, or it carries the next updates. If this process is alone, nothing is done.
 */
export class NoteFollower {
  readonly #topic: TopicId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #table: Broadcaster
  #following: Promise<() => void> | null = null

  constructor(topic: TopicId, context: SyncContext, lifecycle: DocumentLifecycle, table: Broadcaster) {
    this.#topic = topic
    this.#context = context
    this.#lifecycle = lifecycle
    this.#table = table
  }

  /**
   * Subscribes to the note's messages, then reads the updates that were committed before. Only then is a connection
   * admitted.
   */
  async follow(): Promise<void> {
    const { bus, report } = this.#context
    if (bus.isAlone) return
    this.#following ??= bus.onTold(this.#topic, committed => {
      void (committed ? this.hear(committed) : this.look()).catch(report)
    })
    await this.#following
    await this.look()
  }

  /** Ends the subscription. Called when nobody is in the note. */
  stop(): void {
    this.#following?.then(stop => stop(), this.#context.report)
    this.#following = null
  }

  /** Reads the updates that other processes have committed, so that the next job sees the newest text. */
  async look(): Promise<void> {
    const { bus, log } = this.#context
    if (bus.isAlone || this.#lifecycle.place === null) return
    const head = (await log.heads([this.#topic])).get(this.#topic)
    if (head) await this.hear({ topic: this.#topic, epoch: head.epoch, from: head.seq, to: head.seq, frames: null })
  }

  hear(committed: CommittedUpdates): Promise<void> {
    return this.#lifecycle.asIs(() => this.#take(committed))
  }

  async #take({ epoch, from, to, frames }: CommittedUpdates): Promise<void> {
    const place = this.#place(epoch)
    if (place === null || epoch < place.epoch) return
    if (epoch > place.epoch) {
      // the pages hold the document of the old epoch; after this close code they open the note anew
      for (const connection of this.#table.connections) connection.close(closeCodes.staleEpoch)
      return this.#lifecycle.discard()
    }
    if (to <= place.seq) return
    const carried = from === place.seq && frames ? unframedUpdates(frames, to - from) : null
    const missed = carried ?? (await this.#read(place))
    if (missed.length === 0) return
    if (this.#lifecycle.place) await this.#lifecycle.follow(missed)
    // the frames from the other process are sent to the pages unchanged
    const each = carried && frames ? () => frames : undefined
    this.#table.tell(missed, { epoch, from: place.seq, seq: place.seq + missed.length }, each)
    this.#context.changed(this.#topic)
  }

  /**
   * The place in the log up to which this process has the note. If nothing is loaded, it is the place of the connection
   * that is furthest behind, or null without a connection.
   */
  #place(epoch: number): LogPosition | null {
    const { place } = this.#lifecycle
    if (place) return place
    const told = [...this.#table.connections].map(connection => connection.told)
    return told.length > 0 ? { epoch, seq: Math.min(...told) } : null
  }

  async #read({ epoch, seq }: LogPosition): Promise<Uint8Array[]> {
    const stored = await this.#context.log.updates({ topic: this.#topic, epoch }, seq)
    return stored.map(({ update }) => update)
  }

  /** Sends updates that directly follow `told`, and moves `told` to the last of these updates. */
  pass(told: LogPosition, updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return
    const { epoch, seq: from } = told
    told.seq += updates.length
    this.#table.tell(updates, { epoch, from, seq: told.seq })
  }

  /**
   * Sends the updates between `told` and a replica that was loaded again, before any later update. Another process
   * committed these updates, or a commit of this process succeeded and its answer was lost. If another epoch has begun,
   * the pages hold the old document, so they are disconnected and open the note anew.
   */
  async passLoaded(told: LogPosition, { epoch, seq }: LogPosition): Promise<void> {
    if (epoch === told.epoch) {
      const stored = await this.#context.log.updates({ topic: this.#topic, epoch }, told.seq)
      // the log may have grown since the replica was loaded
      const missed = stored.filter(one => one.seq <= seq)
      this.pass(
        told,
        missed.map(({ update }) => update),
      )
    } else for (const connection of this.#table.connections) connection.close(closeCodes.staleEpoch)
    Object.assign(told, { epoch, seq })
  }
}

import { batch, effect, signal } from "@preact/signals-core"
import type { Entry } from "../../shared/contract/events.ts"
import type { Snapshot, TopicFetched } from "../../shared/contract/queries.ts"
import { emptyState } from "../../shared/fold/state.ts"
import {
  holdsOf,
  type Meanwhile,
  type PageHolds,
  rowsAt,
  withEntries,
  withWhole,
} from "../../shared/rules/frame/pageHolds.ts"
import { type Failure, failureOf } from "../connections/http.ts"

/** A topic on this page: all of it is there, on its way, or could not be fetched. */
export type TopicHeld = { at: "there" } | { at: "loading" } | { at: "failed"; failure: Failure }

interface Asking {
  fetch: (topic: string) => Promise<TopicFetched>
  /** the frame has to be fetched anew */
  lost: () => void
}

const none: PageHolds = { state: emptyState, settled: {}, drifts: 0, whole: new Set() }

/**
 * The frame of a page and the topics that it shows, folded on together. A topic is fetched when it is first shown; the
 * entries that come meanwhile are kept, so that it continues exactly from where the server read it.
 */
export class Topics {
  readonly holds = signal<PageHolds>(none)
  private readonly troubles = signal<Readonly<Record<string, Failure>>>({})
  private readonly asking: Asking
  /** on their way */
  private readonly coming = new Set<string>()
  /** read at a place of the log that this page has not reached */
  private ahead: TopicFetched[] = []
  private meanwhile: Meanwhile | null = null
  /** what was asked for before the frame was fetched anew is no longer waited for */
  private round = 0

  constructor(asking: Asking) {
    this.asking = asking
  }

  /** Those that a fresh frame has to come with. */
  get shown(): string[] {
    return [...new Set([...this.holds.peek().whole, ...this.coming])]
  }

  begin(snapshot: Snapshot): void {
    this.round += 1
    this.coming.clear()
    this.ahead = []
    this.meanwhile = null
    batch(() => {
      this.troubles.value = {}
      this.holds.value = holdsOf(snapshot)
    })
  }

  end(): void {
    this.round += 1
    this.holds.value = none
  }

  take(list: readonly Entry[], to: number): void {
    const { holds, missing } = withEntries(this.holds.peek(), list, to)
    if (this.meanwhile) this.meanwhile = { ...this.meanwhile, since: [...this.meanwhile.since, ...list] }
    this.holds.value = holds
    for (const one of this.ahead.splice(0)) this.join(one)
    if (missing.some(({ of }) => of === "frame")) return this.asking.lost()
    for (const one of missing) if (one.of === "topic") this.want(one.topic)
  }

  /** How a topic stands; the first that asks has it fetched. */
  of(topic: string): TopicHeld {
    if (this.holds.value.whole.has(topic)) return { at: "there" }
    const failure = this.troubles.value[topic]
    if (failure) return { at: "failed", failure }
    queueMicrotask(() => this.want(topic))
    return { at: "loading" }
  }

  /** Several as one: there once all are, and failed as the first that failed. */
  all(topics: readonly string[]): TopicHeld {
    const each = topics.map(topic => this.of(topic))
    return each.find(({ at }) => at === "failed") ?? each.find(({ at }) => at === "loading") ?? { at: "there" }
  }

  /** Those that could not be fetched are asked for once more. */
  again(): void {
    const failed = Object.keys(this.troubles.peek())
    this.troubles.value = {}
    for (const topic of failed) this.want(topic)
  }

  /** Whether a topic has come, once it has or could not be fetched. */
  arrived(topic: string): Promise<boolean> {
    return new Promise(resolve => {
      const stop = effect(() => {
        const { at } = this.of(topic)
        if (at === "loading") return
        resolve(at === "there")
        queueMicrotask(() => stop())
      })
    })
  }

  private want(topic: string): void {
    const { state, whole } = this.holds.peek()
    if (whole.has(topic) || this.coming.has(topic) || topic in this.troubles.peek() || !(topic in state.topics)) return
    this.coming.add(topic)
    this.meanwhile ??= { base: state, since: [] }
    const { round } = this
    this.asking.fetch(topic).then(
      fetched => {
        if (round === this.round) this.join(fetched)
      },
      (thrown: unknown) => {
        if (round === this.round) this.fail(topic, failureOf(thrown))
      },
    )
  }

  private join(fetched: TopicFetched): void {
    const holds = this.holds.peek()
    const { meanwhile } = this
    if (!meanwhile || fetched.seq < meanwhile.base.seq) return this.asking.lost()
    if (fetched.seq > holds.state.seq) return void this.ahead.push(fetched)
    this.holds.value = withWhole(holds, rowsAt(meanwhile, fetched, holds.state.seq))
    this.settle(fetched.rows.topic)
  }

  private fail(topic: string, failure: Failure): void {
    this.settle(topic)
    // whether the seat is gone is told by the frame
    if (failure.status === 401 || failure.status === 403) return this.asking.lost()
    this.troubles.value = { ...this.troubles.peek(), [topic]: failure }
  }

  private settle(topic: string): void {
    this.coming.delete(topic)
    if (this.coming.size === 0) this.meanwhile = null
  }
}

import { batch, signal } from "@preact/signals-core"
import type { Entry } from "../../shared/contract/events.ts"
import type { ThreadCounts } from "../../shared/fold/slices/frame.ts"
import type { CommentOriginal, CommentOriginals, Snapshot, TopicFetched } from "../../shared/fold/slices/snapshot.ts"
import { emptyState } from "../../shared/fold/state.ts"
import { withOriginals } from "../../shared/rules/frame/originals.ts"
import {
  arrivingAt,
  holdsOf,
  type Meanwhile,
  type PageHolds,
  withEntries,
  withWhole,
} from "../../shared/rules/frame/pageHolds.ts"
import { threadsAtFirst, threadsGrowBy } from "../../shared/rules/frame/topicRows.ts"
import { type Failure, failureOf } from "../connections/http.ts"
import type { TopicsWanted } from "../connections/queries.ts"
import { once } from "./loading/once.ts"

export type TopicHeld = { state: "there" } | { state: "loading" } | { state: "failed"; failure: Failure }

/** The numbers of a topic's threads that this page has not loaded, and whether the page is fetching them. */
export type OlderThreads = ThreadCounts & TopicHeld

interface Asking {
  fetch: (topic: string, threads: number) => Promise<TopicFetched>
  /** Called when the page must fetch a new snapshot. */
  lost: () => void
}

const none: PageHolds = { state: emptyState, settled: {}, drifts: 0, whole: new Map() }

/**
 * A page's frame and the rows of the topics that it shows, folded together. A topic is fetched when the page first
 * shows it. Entries that arrive during the fetch are kept and then folded into the fetched rows, so that no entry is
 * lost.
 */
export class Topics {
  readonly holds = signal<PageHolds>(none)
  private readonly troubles = signal<Readonly<Record<string, Failure>>>({})
  /** The topics that are being fetched. */
  private readonly coming = signal<ReadonlySet<string>>(new Set())
  private readonly asking: Asking
  /** The approximate number of threads of each topic that this page fetches. */
  private threads = threadsAtFirst
  /** Fetched topics whose state includes log entries that have not reached this page yet. */
  private ahead: TopicFetched[] = []
  private meanwhile: Meanwhile | null = null
  /**
   * The topics that the server refused to send. For each of these topics the page has already fetched a new snapshot.
   */
  private readonly denied = new Set<string>()
  /**
   * The number of snapshots so far. The page ignores a response to a request that it sent before the latest snapshot.
   */
  private round = 0
  /** The originals that this page has fetched, by key. They stay over a new snapshot. */
  private readonly known = new Map<string, CommentOriginal>()

  constructor(asking: Asking) {
    this.asking = asking
  }

  /** The topics whose rows the page requests with a new snapshot. */
  get wanted(): TopicsWanted {
    const topics = [...new Set([...this.holds.peek().whole.keys(), ...this.coming.peek()])]
    return { topics, threads: this.threads }
  }

  begin(snapshot: Snapshot): void {
    this.round += 1
    this.ahead = []
    this.meanwhile = null
    batch(() => {
      this.coming.value = new Set()
      this.troubles.value = {}
      this.holds.value = holdsOf(snapshot)
      this.learn(snapshot.originals)
    })
  }

  /** Puts originals into the comments that came without theirs. */
  learn(originals: CommentOriginals = {}): void {
    for (const [key, original] of Object.entries(originals)) this.known.set(key, original)
    const holds = this.holds.peek()
    const threads = withOriginals(holds.state.threads, key => this.known.get(key))
    if (threads !== holds.state.threads) this.holds.value = { ...holds, state: { ...holds.state, threads } }
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
    if (missing.some(({ kind }) => kind === "frame")) return this.asking.lost()
    for (const one of missing) {
      if (one.kind === "topic") this.want(one.topic)
      if (one.kind === "threads") this.fetch(one.topic)
    }
  }

  /** Returns the state of a topic. The first call fetches the topic. */
  of(topic: string): TopicHeld {
    if (this.holds.value.whole.has(topic)) return { state: "there" }
    const failure = this.troubles.value[topic]
    if (failure) return { state: "failed", failure }
    queueMicrotask(() => this.want(topic))
    return { state: "loading" }
  }

  /**
   * Returns the joint state of several topics: failed if any topic has failed, else loading if any topic is loading,
   * else `there`.
   */
  all(topics: readonly string[]): TopicHeld {
    const each = topics.map(topic => this.of(topic))
    return (
      each.find(({ state }) => state === "failed") ??
      each.find(({ state }) => state === "loading") ?? { state: "there" }
    )
  }

  older(topic: string): OlderThreads {
    const counts = this.holds.value.whole.get(topic) ?? { open: 0, resolved: 0 }
    const failure = this.troubles.value[topic]
    if (failure) return { ...counts, state: "failed", failure }
    return { ...counts, state: this.coming.value.has(topic) ? "loading" : "there" }
  }

  /** Fetches more of a topic's older threads. */
  more(topic: string): void {
    this.threads *= threadsGrowBy
    this.again()
    this.fetch(topic)
  }

  again(): void {
    const failed = Object.keys(this.troubles.peek())
    this.troubles.value = {}
    for (const topic of failed) this.fetch(topic)
  }

  /** Resolves with true once a topic is loaded, or with false if loading failed. */
  async arrived(topic: string): Promise<boolean> {
    const known = await once(() => {
      const { state } = this.of(topic)
      return state === "loading" ? null : state
    })
    return known === "there"
  }

  private want(topic: string): void {
    if (!this.holds.peek().whole.has(topic) && !(topic in this.troubles.peek())) this.fetch(topic)
  }

  private fetch(topic: string): void {
    const { state } = this.holds.peek()
    if (this.coming.peek().has(topic) || !(topic in state.topics)) return
    this.coming.value = new Set([...this.coming.peek(), topic])
    this.meanwhile ??= { base: state, since: [] }
    const { round } = this
    this.asking.fetch(topic, this.threads).then(
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
    const { topic } = fetched.rows
    if (!meanwhile || fetched.seq < meanwhile.base.seq) return this.asking.lost()
    if (fetched.seq > holds.state.seq) return void this.ahead.push(fetched)
    this.denied.delete(topic)
    const arriving = arrivingAt(meanwhile, fetched, holds.state.seq)
    batch(() => {
      this.holds.value = withWhole(holds, arriving.rows)
      this.learn(fetched.originals)
      this.settle(topic)
    })
    if (arriving.stale) this.fetch(topic)
  }

  private fail(topic: string, failure: Failure): void {
    const isDenied = failure.status === 401 || failure.status === 403
    // A new snapshot shows whether the seat has ended. If the seat still exists, the snapshot contains the rows of this
    // topic.
    if (isDenied && !this.denied.has(topic)) {
      this.denied.add(topic)
      return this.asking.lost()
    }
    this.settle(topic)
    this.troubles.value = { ...this.troubles.peek(), [topic]: failure }
  }

  private settle(topic: string): void {
    this.coming.value = new Set([...this.coming.peek()].filter(one => one !== topic))
    if (this.coming.peek().size === 0) this.meanwhile = null
  }
}

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type * as client from "../../../client/state/topics.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import type { TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { frameOf } from "../../../shared/rules/frame/frame.ts"
import { holdsOf } from "../../../shared/rules/frame/pageHolds.ts"
import { countThreads, threadsAtFirst, topicRows } from "../../../shared/rules/frame/topicRows.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { Seeded } from "../demo/seeded.ts"
import { longerLog } from "./longerLog.ts"

const seeded = new Seeded()
const { below } = chance(amounts.seed)
let room: Entry[] = []
let Topics: typeof client.Topics
beforeAll(async () => {
  // The client's modules read the path of the site when they load.
  vi.stubGlobal("document", { documentElement: { dataset: {} } })
  vi.stubGlobal("location", { origin: "http://host", pathname: "/" })
  Topics = (await import("../../../client/state/topics.ts")).Topics
  vi.unstubAllGlobals()
  await seeded.play()
  const { list } = await seeded.demo.instance.folds.entries(seeded.workspace, 0, "room")
  room = longerLog(list, below)
})
afterAll(() => seeded.demo.remove())

/** As each audience reads it, under either policy. */
const readings = {
  room: (list: Entry[]) => list,
  gallery: (list: Entry[]) => list.flatMap(entry => gallery(entry, "named") ?? []),
  "gallery under the Chatham House Rule": (list: Entry[]) => list.flatMap(entry => gallery(entry, "chatham") ?? []),
}

const byTopic = ["threads", "statements", "rounds", "objections", "records"] as const
type ByTopic = (typeof byTopic)[number]
const topicOf = (row: State[ByTopic][never]): string => ("topic" in row ? row["topic"] : row["body"]["topic"])

/** Counts what the runs have met, so that a generator that leads nowhere fails. */
const met: Record<string, number> = {}
const meet = (what: string) => {
  met[what] = (met[what] ?? 0) + 1
}

/** In these logs few topics are talked about as much as one that is long. */
const someThreads = 2

/** The state after so many entries of a log. */
class Log {
  readonly list: readonly Entry[]
  readonly #states = new Map<number, State>()

  constructor(list: readonly Entry[]) {
    this.list = list
  }

  at(n: number): State {
    const known = this.#states.get(n)
    if (known) return known
    const near = [...this.#states.keys()].filter(one => one < n).reduce((a, b) => Math.max(a, b), 0)
    const state = fold(this.#states.get(near) ?? emptyState, this.list.slice(near, n))
    this.#states.set(n, state)
    return state
  }
}

/** A page that comes at a random place, shows topics now and then, and whose fetches are answered early or late. */
class Follower {
  readonly topics: client.Topics
  lost = 0
  readonly #log: Log
  readonly #below: (n: number) => number
  #n: number
  /** fetches that wait: each is read by the server at some place of the log from here on */
  #waiting: { topic: string; threads: number; from: number; done: (fetched: TopicFetched) => void }[] = []

  constructor(log: Log, below: (n: number) => number, n: number) {
    this.#log = log
    this.#below = below
    this.#n = n
    this.topics = new Topics({
      fetch: (topic, wanted) => {
        const threads = (someThreads * wanted) / threadsAtFirst
        return new Promise(done => this.#waiting.push({ topic, threads, from: this.#n, done }))
      },
      lost: () => void (this.lost += 1),
    })
    this.#begin([])
  }

  #begin(topics: readonly string[]): void {
    const state = this.#log.at(this.#n)
    const held = topics.flatMap(topic => topicRows(state, topic, someThreads) ?? [])
    this.topics.begin({ incarnation: "one", seq: state.seq, topics: [], me: reader, ...frameOf(state), held })
  }

  async step(): Promise<void> {
    const to = Math.min(this.#log.list.length, this.#n + 1 + this.#below(4))
    const list = this.#log.list.slice(this.#n, to)
    this.#n = to
    this.topics.take(list, list.at(-1)?.seq ?? 0)
    if (this.lost > 0) {
      this.lost = 0
      meet("lost")
      this.#waiting = []
      this.#begin(this.topics.wanted.topics)
    }
    const all = Object.keys(this.#log.at(this.#n).topics)
    if (this.#below(6) === 0) this.topics.of(all[this.#below(all.length)] ?? "")
    if (this.#below(20) === 0) for (const topic of this.topics.wanted.topics.slice(-1)) this.topics.more(topic)
    await Promise.resolve()
    if (this.#below(3) === 0) await this.answer()
  }

  /** The requested part arrives, as the server read it a little before or after the page's state. */
  async answer(): Promise<void> {
    for (const { topic, threads, from, done } of this.#waiting.splice(0)) {
      const n = Math.min(this.#log.list.length, from + this.#below(this.#n - from + 4))
      const state = this.#log.at(n)
      meet(n > this.#n ? "early" : n < this.#n ? "late" : "even")
      const rows = topicRows(state, topic, threads)
      if (rows) done({ incarnation: "one", seq: state.seq, rows })
    }
    for (let turn = 0; turn < 4; turn++) await Promise.resolve()
  }

  /** All that was asked for has come. */
  async settle(): Promise<void> {
    while (this.#waiting.length > 0) {
      for (const one of this.#waiting) one.from = this.#n
      const state = this.#log.at(this.#n)
      for (const { topic, threads, done } of this.#waiting.splice(0)) {
        const rows = topicRows(state, topic, threads)
        if (rows) done({ incarnation: "one", seq: state.seq, rows })
      }
      for (let turn = 0; turn < 4; turn++) await Promise.resolve()
    }
  }

  /** A topic that was read ahead of this page comes with the entries up to there. */
  get waitsForNothing(): boolean {
    return this.topics.wanted.topics.every(topic => this.topics.older(topic).state === "there")
  }
  get truth(): State {
    return this.#log.at(this.#n)
  }
  get isAtEnd(): boolean {
    return this.#n === this.#log.list.length
  }
}

const reader = { member: null, name: "", role: "public" as const, side: null, lang: "en" }

/** Each row is as the log has it, and nothing is absent that a fresh frame would hold. */
function expectHeld({ topics, truth }: Follower, isSettled: boolean): void {
  const { state, whole } = topics.holds.peek()
  const fresh = frameOf({ ...truth, records: undrifted(truth) }).state
  // a frame holds some of many differences; which ones depends on when it was made
  if (isSettled) expect(anyDrift(state)).toBe(anyDrift(truth))
  expect({ ...state, ...tables(emptyState) }).toEqual({ ...truth, ...tables(emptyState) })
  if (isSettled) expectTranslations({ topics, truth } as Follower, fresh)
  for (const table of byTopic) {
    const held = state[table] as Record<string, never>
    const all = truth[table] as Record<string, never>
    const wanted = fresh[table] as Record<string, never>
    for (const id in held) if (isSettled || id in wanted) expect(held[id], `${table} ${id}`).toEqual(all[id])
    for (const id in all)
      if (table !== "threads" && whole.has(topicOf(all[id]!)))
        expect(id in held, `${table} ${id} of a whole topic`).toBe(true)
    if (isSettled && table !== "threads") expect(Object.keys(wanted).filter(id => !(id in held))).toEqual([])
    // within a topic rules ask for the last of a text
    for (const [topic, older] of whole) {
      const here = (rows: Record<string, never>) => Object.keys(rows).filter(id => topicOf(rows[id]!) === topic)
      if (table !== "threads") expect(here(held)).toEqual(here(all))
      else if (isSettled) {
        const [known, every] = [state, truth].map(one =>
          countThreads(Object.values(one.threads).filter(row => row.topic === topic)),
        )
        expect({ open: known!.open + older.open, resolved: known!.resolved + older.resolved }).toEqual(every)
        expect(here(held)).toEqual(here(all).filter(id => id in held))
      }
    }
  }
}

const anyDrift = ({ records }: State) => Object.values(records).some(({ drift }) => drift !== null)
const undrifted = ({ records }: State): State["records"] =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [id, { ...record, drift: null }]))

const tables = (state: State) =>
  Object.fromEntries([...byTopic, "translations" as const].map(table => [table, state[table]]))

/**
 * Each translation is as the log has it, and none of a text that the page holds is absent. The words before are read by
 * papers alone (DOMAIN V7), which open topics whole; of other topics a page may hold a translation without them.
 */
function expectTranslations({ topics, truth }: Follower, fresh: State): void {
  const { state, whole } = topics.holds.peek()
  for (const [id, row] of Object.entries(state.translations)) {
    const { former, ...now } = truth.translations[id]!
    const isWhole = row.topic !== undefined && whole.has(row.topic)
    expect(row, id).toEqual(isWhole || (row.former && former) ? truth.translations[id] : now)
    if (isWhole && former) meet("former words")
  }
  const held = new Set(saidIn(state).map(({ key }) => key))
  for (const [id, { key, topic }] of Object.entries(truth.translations))
    if (id in fresh.translations || (topic !== undefined && whole.has(topic) && held.has(key)))
      expect(id in state.translations, id).toBe(true)
  if (Object.keys(state.translations).length > 0) meet("translated")
}

describe.each(Object.entries(readings))("a page of the %s", (_, reading) => {
  it("holds of each moment what a page that comes then would hold, and continues opened topics without a gap", async () => {
    const log = new Log(reading(room))
    for (let run = 0; run < amounts.properties / 30; run++) {
      const page = new Follower(log, below, below(log.list.length))
      while (!page.isAtEnd) {
        await page.step()
        if (below(8) > 0) continue
        expectHeld(page, false)
        await page.settle()
        expectHeld(page, page.waitsForNothing)
      }
      await page.settle()
      expectHeld(page, true)
    }
    expect(met).toMatchObject({
      early: expect.any(Number),
      late: expect.any(Number),
      lost: expect.any(Number),
      translated: expect.any(Number),
      "former words": expect.any(Number),
    })
  })

  it("is the whole workspace once it holds every topic", () => {
    const list = reading(room)
    const state = new Log(list).at(list.length)
    const held = Object.keys(state.topics).flatMap(topic => topicRows(state, topic) ?? [])
    expect(holdsOf({ ...frameOf(state), held }).state).toEqual(state)
  })
})

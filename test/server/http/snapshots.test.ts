import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { brotliOf, gzipOf, joinedPieces, pieceOf, sharedPiece } from "../../../server/http/shown/pieces.ts"
import { createSnapshots } from "../../../server/http/shown/snapshots.ts"
import { fold } from "../../../shared/fold/fold.ts"
import type { Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { holdsOf } from "../../../shared/rules/frame/pageHolds.ts"
import { drafted, entries, opened, proposed, saved, topicOpened } from "../../shared/fold/log.ts"

const log = entries(opened, topicOpened, drafted, saved("en", "One", 1), proposed(1))
const workspace = WorkspaceId.parse("w")

/** Snapshots of a log that a test takes on. */
function served() {
  let state = fold(emptyState, log.slice(0, -1))
  const folds = {
    view: async () => state,
    current: never,
    known: never,
    entries: never,
    written: never,
    writtenView: never,
    heard: never,
    noticeErasures: never,
    close: never,
  }
  const snapshots = createSnapshots({ folds, incarnation: "one" })
  return {
    snapshots,
    goOn: () => {
      state = fold(state, log)
    },
    foldAgain: () => {
      state = { ...state }
    },
    get state(): State {
      return state
    },
  }
}
const never = () => Promise.reject(new Error("not asked for"))
const room = { workspace, audience: "room" } as const
const whole = { slice: { kind: "workspace" }, topics: null, threads: 60 } as const

describe("a body of several pieces", () => {
  it("is what gzip would make of them as one", async () => {
    const long = "What the parties agreed, again and again. ".repeat(5_000)
    const body = joinedPieces(await pieceOf(long), await pieceOf("·合意·"), "", "the end")
    expect(gunzipSync(gzipOf(body)).toString()).toBe(`${long}·合意·the end`)
    expect(Buffer.concat(body.plain).toString()).toBe(`${long}·合意·the end`)
    const longer = joinedPieces(body, " of it")
    expect(gunzipSync(gzipOf(longer)).toString()).toBe(`${long}·合意·the end of it`)
    expect(gunzipSync(gzipOf(body)).toString()).toBe(`${long}·合意·the end`)
  })
})

describe("a body whose beginning is shared", () => {
  const long = "What the parties agreed, again and again. ".repeat(5_000)

  it.each([0, 1, 2, 65_535, 65_536, 65_537, 200_000])(
    "is a whole brotli stream with %i bytes that differ for each reader",
    async count => {
      const rest = Array.from({ length: count }, (_, n) => String.fromCharCode(33 + ((n * 7) % 90))).join("")
      const body = joinedPieces(sharedPiece(joinedPieces(await pieceOf(long), await pieceOf("·合意·"))), rest)
      const stream = await brotliOf(body)
      expect(stream && brotliDecompressSync(stream).toString()).toBe(`${long}·合意·${rest}`)
      expect(gunzipSync(gzipOf(body)).toString()).toBe(`${long}·合意·${rest}`)
    },
  )

  it("is compressed once for all readers, and not at all for a body that shares nothing", async () => {
    const shared = sharedPiece(await pieceOf(long))
    const [one, other] = [joinedPieces(shared, "one"), joinedPieces(shared, "other")]
    expect(await one.shared?.brotli()).toBe(await other.shared?.brotli())
    expect(await brotliOf(await pieceOf(long))).toBeNull()
  })
})

describe("snapshots", () => {
  it("are made once for all who ask at the same place of the log, however many at a time", async () => {
    const { snapshots, goOn } = served()
    const all = await Promise.all(Array.from({ length: 50 }, () => snapshots.snapshot(room, whole)))
    expect(new Set(all.map(one => one?.body)).size).toBe(1)
    expect((await snapshots.snapshot(room, whole))?.body).toBe(all[0]?.body)
    expect((await snapshots.snapshot({ ...room, audience: "gallery" }, whole))?.body).not.toBe(all[0]?.body)
    goOn()
    expect((await snapshots.snapshot(room, whole))?.body).not.toBe(all[0]?.body)
  })

  it("are made anew of a log that was folded again at the same place: words may have been erased since", async () => {
    const { snapshots, foldAgain } = served()
    const first = await snapshots.snapshot(room, whole)
    foldAgain()
    expect((await snapshots.snapshot(room, whole))?.body).not.toBe(first?.body)
  })

  it("hold the topics that are asked for and no other, and are whole with all of them", async () => {
    const { snapshots, state } = served()
    const [topic = ""] = Object.keys(state.topics)
    const read = async (topics: readonly string[] | null): Promise<Snapshot> => {
      const rendered = await snapshots.snapshot(room, { slice: { kind: "workspace" }, topics, threads: 60 })
      return JSON.parse(`${Buffer.concat(rendered?.body.plain ?? []).toString()}}`)
    }
    expect((await read(null)).held).toEqual([])
    expect((await read(["nowhere"])).held).toEqual([])
    // a name that every object has is no topic's
    expect((await read(["toString", topic])).held.map(one => one.topic)).toEqual([topic])
    const all = await read([topic, "nowhere"])
    expect(all.held.map(one => one.topic)).toEqual([topic])
    expect(all).toMatchObject({ incarnation: "one", seq: state.seq, topics: [{ id: topic }] })
    expect(holdsOf(all).state).toEqual(state)
  })

  it("let what was made of an earlier state go at once, with what would do it later", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    onTestFinished(() => void vi.useRealTimers())
    const { snapshots, foldAgain } = served()
    for (let n = 0; n < 3; n++) {
      await snapshots.snapshot(room, whole)
      foldAgain()
    }
    expect(vi.getTimerCount()).toBe(1)
  })

  it("bring a topic alone, with the place of the log at which it was read", async () => {
    const { snapshots, state } = served()
    const [topic = ""] = Object.keys(state.topics)
    const body = await snapshots.topic(room, topic, 60)
    const fetched: TopicFetched = JSON.parse(Buffer.concat(body?.plain ?? []).toString())
    expect(fetched).toMatchObject({ incarnation: "one", seq: state.seq, rows: { topic, statements: state.statements } })
    expect(await snapshots.topic(room, "nowhere", 60)).toBeNull()
  })
})

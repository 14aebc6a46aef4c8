import { afterEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import { aloneWithNotes } from "../../../../server/ports/bus.ts"
import type { Connection } from "../../../../server/sync/connection/connection.ts"
import type { SyncContext } from "../../../../server/sync/context.ts"
import { CommitTick } from "../../../../server/sync/room/commitTick.ts"
import { compactLog, type LogBytes } from "../../../../server/sync/room/kept/compaction.ts"
import { SnapshotQueue } from "../../../../server/sync/room/kept/snapshotQueue.ts"
import { DocumentLifecycle } from "../../../../server/sync/room/lifecycle.ts"
import { DocumentRoom } from "../../../../server/sync/room/room.ts"
import { ObserverLoad } from "../../../../server/sync/table/observerLoad.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats } from "../../../kit/servers/noteServer.ts"

/** A clock whose waits end when the test says so. */
class HandClock {
  #waiting: (() => void)[] = []
  now = () => 1
  id = () => "unused"
  wait = () => new Promise<void>(resolve => this.#waiting.push(resolve))
  get waiting(): number {
    return this.#waiting.length
  }
  async ring(): Promise<void> {
    for (const resolve of this.#waiting.splice(0)) resolve()
    await new Promise(resolve => setImmediate(resolve))
  }
}

const aroundOf = (clock: HandClock, log = new NoteLog()): SyncContext => ({
  log,
  clock,
  tick: new CommitTick(clock, clock.now),
  bus: aloneWithNotes,
  meetings: { lostRaces: 0, reloads: 0 },
  watchersOnly: false,
  placed: async () => undefined,
  took: () => {},
  guests: { tell: () => {}, of: () => [] },
  carets: { moved: () => {}, elsewhere: () => [], nextClock: () => 1 },
  observers: new ObserverLoad(clock, () => 1),
  seats: new DealtSeats(),
  report: (error: unknown) => expect.fail(String(error)),
  compact: async bytes => compactLog(bytes),
  snapshots: new SnapshotQueue(),
  caps: { process: 1, member: 1, address: 1 },
  addresses: addressesBehind([]),
  changed: () => {},
  crowded: () => {},
})

describe("a replica", () => {
  let used = false
  afterEach(() => {
    used = false
  })
  const made = (log = new NoteLog()) => {
    const clock = new HandClock()
    const context = aroundOf(clock, log)
    const needs = { writers: () => used, anyone: () => used, onEmpty: () => {} }
    const lifecycle = new DocumentLifecycle(TopicId.parse("t"), WorkspaceId.parse("w"), context, needs)
    return { lifecycle: lifecycle, clock, log }
  }
  const written = (count: number) => {
    const log = new NoteLog()
    const doc = new Y.Doc()
    doc.on("update", update => log.rows.push({ by: MemberId.parse("ann"), at: 0, update, seq: log.rows.length + 1 }))
    for (let n = 0; n < count; n++) doc.getXmlFragment("note").push([paragraph(`${n}`)])
    return log
  }

  it("is loaded by its first use, once, and given up when it has not been used for a while", async () => {
    const { lifecycle, clock } = made()
    expect(lifecycle.current).toBeNull()
    const [first, second] = await Promise.all([lifecycle.turn(one => one), lifecycle.turn(one => one)])
    expect(first).toBe(second)
    expect(clock.waiting).toBe(2) // the replica's lease and that of the bytes
    await clock.ring()
    expect(lifecycle.current).not.toBeNull() // used again since the wait began
    await clock.ring()
    expect(lifecycle.current).toBeNull()
  })

  it("asked for while it is being given up is loaded anew after that, and nothing is lost", async () => {
    const { lifecycle, log } = made(written(150))
    await lifecycle.turn(() => undefined)
    const [, seq] = await Promise.all([lifecycle.giveUp(), lifecycle.turn(one => one.seq)])
    expect(seq).toBe(150)
    expect(log.snapshots.map(one => one.seq)).toEqual([150])
    expect(lifecycle.current?.doc.getXmlFragment("note").length).toBe(150)
  })

  it("gets its snapshot in turn with those of other notes that are left at the same moment", async () => {
    const clock = new HandClock()
    let running = 0
    const compact = async (bytes: LogBytes) => {
      running += 1
      expect(running).toBe(1)
      await new Promise(resolve => setImmediate(resolve))
      running -= 1
      return compactLog(bytes)
    }
    const snapshots = new SnapshotQueue()
    const needs = { writers: () => false, anyone: () => false, onEmpty: () => {} }
    const left = [1, 2, 3].map(n => {
      const log = written(150)
      const context = { ...aroundOf(clock, log), compact, snapshots }
      const one = new DocumentLifecycle(TopicId.parse(`t${n}`), WorkspaceId.parse("w"), context, needs)
      return { log, one }
    })
    for (const { one } of left) await one.turn(() => undefined)
    await Promise.all(left.map(({ one }) => one.giveUp()))
    expect(left.map(({ log }) => log.snapshots.length)).toEqual([1, 1, 1])
  })

  it("in use is not given up", async () => {
    const { lifecycle } = made()
    await lifecycle.turn(() => undefined)
    used = true
    await lifecycle.giveUp()
    expect(lifecycle.current).not.toBeNull()
  })

  it("from a snapshot and the rest of the log is the same as from the log", async () => {
    const log = written(150)
    const { lifecycle } = made(log)
    await lifecycle.turn(() => undefined)
    await lifecycle.giveUp()
    const late = new Y.Doc()
    late.getXmlFragment("note").push([paragraph("late")])
    log.rows.push({ by: MemberId.parse("ann"), at: 0, update: Y.encodeStateAsUpdate(late), seq: 151 })
    const replica = await lifecycle.turn(one => one)
    const replay = new Y.Doc()
    for (const { update } of log.rows) Y.applyUpdate(replay, update)
    expect(replica.seq).toBe(151)
    expect(replica.doc.getXmlFragment("note").toJSON()).toBe(replay.getXmlFragment("note").toJSON())
  })

  it("is touched by one job at a time, in the order they asked, a failed one included", async () => {
    const { lifecycle } = made()
    const order: string[] = []
    const slow = lifecycle.turn(async () => {
      await new Promise(resolve => setTimeout(resolve, 5))
      order.push("first")
      throw new Error("fails")
    })
    const next = lifecycle.turn(() => order.push("second"))
    await expect(slow).rejects.toThrow("fails")
    await next
    expect(order).toEqual(["first", "second"])
  })
})

describe("a room", () => {
  it("that everybody left is taken down once it has not been used for a while, and not before", async () => {
    const clock = new HandClock()
    let empty = 0
    const room = new DocumentRoom(TopicId.parse("t"), WorkspaceId.parse("w"), aroundOf(clock), () => (empty += 1))
    const guest = { left: () => {}, standing: { state: "door" }, grant: null } as unknown as Connection
    room.expect(guest)
    await room.state()
    await clock.ring()
    expect([clock.waiting, empty]).toEqual([0, 0])
    room.leave(guest)
    expect(clock.waiting).toBeGreaterThan(0)
    await clock.ring()
    await clock.ring()
    expect(empty).toBe(1)
  })
})

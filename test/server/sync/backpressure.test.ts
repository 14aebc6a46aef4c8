import type { Duplex } from "node:stream"
import { describe, expect, it } from "vitest"
import type { WebSocket } from "ws"
import * as Y from "yjs"
import { Connection } from "../../../server/sync/connection/connection.ts"
import { framedOf } from "../../../server/sync/connection/framedOf.ts"
import { TokenBucket } from "../../../server/sync/connection/tokenBucket.ts"
import { DocumentAudience } from "../../../server/sync/table/audience.ts"
import { ObserverLoad } from "../../../server/sync/table/observerLoad.ts"
import { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { unframed } from "../../kit/unframed.ts"

const seat = {
  workspace: WorkspaceId.parse("w"),
  member: MemberId.parse("ann"),
  name: "Ann",
  role: "panelist",
  side: null,
  lang: "en",
} as const

function slowSocket() {
  const sent: Uint8Array[] = []
  const socket = {
    writableLength: 0,
    readyState: 1,
    OPEN: 1,
    sent,
    send: (frame: Uint8Array) => sent.push(frame),
    write: (frame: Uint8Array) => sent.push(frame),
    pause: () => {},
    resume: () => {},
    close: () => {},
    terminate: () => {},
  }
  const connection = new Connection(socket as unknown as WebSocket, socket as unknown as Duplex, { cookie: null })
  connection.standing = { state: "table", seat, pen: "open", mayWrite: true }
  connection.answer([], { epoch: 1, seq: 0 })
  return { socket, connection }
}

/** the one update that brings a reader to `seq` */
const upTo = (seq: number) => ({ epoch: 1, from: seq - 1, seq })

describe("a slow socket", () => {
  const one = new Uint8Array([1])

  it("gets no increments while its buffer is full, and is asked for a diff when it is nearly empty", () => {
    const { socket, connection } = slowSocket()
    connection.tell(one, upTo(1), 0)
    socket.writableLength = 300_000
    expect(connection.tell(one, upTo(2), 0)).toBe("behind")
    socket.writableLength = 100_000
    connection.tell(one, upTo(3), 10)
    expect([socket.sent.length, connection.told, connection.pressure(20)]).toEqual([1, 1, "wait"])
    socket.writableLength = 1_000
    expect(connection.pressure(30)).toBe("diff")
    connection.caughtUp()
    connection.tell(one, upTo(2), 30)
    expect([socket.sent.length, connection.told, connection.pressure(40)]).toEqual([2, 2, "none"])
  })

  it("is told nothing that does not follow on what it has, and reads the log from there", () => {
    const { socket, connection } = slowSocket()
    expect(connection.tell(one, { epoch: 1, from: 2, seq: 3 }, 0)).toBe("behind")
    expect([socket.sent.length, connection.told, connection.pressure(1)]).toEqual([0, 0, "diff"])
    connection.feed(one, { epoch: 1, from: 0, seq: 3 })
    connection.caughtUp()
    expect(connection.tell(one, upTo(4), 2)).toBe("told")
    expect([socket.sent.length, connection.told]).toEqual([2, 4])
    // an update that it has is not sent again, and one that begins before its place overlaps
    connection.tell(one, upTo(3), 3)
    connection.tell(one, { epoch: 1, from: 2, seq: 6 }, 3)
    expect([socket.sent.length, connection.told]).toEqual([3, 6])
  })

  it("is told nothing of another epoch, and is sent to fetch the note anew", () => {
    const { socket, connection } = slowSocket()
    connection.greet(1, one)
    connection.tell(one, { epoch: 2, from: 0, seq: 1 }, 0)
    expect([socket.sent.length, connection.standing]).toEqual([1, { state: "out", code: 4409 }])
  })

  it("gets what many paste at once in portions, so that its buffer stays small and it is not given up for it", () => {
    const { socket, connection } = slowSocket()
    const pasted = new Uint8Array(600_000)
    expect(connection.tell(pasted, upTo(1), 0)).toBe("told")
    socket.writableLength = 200_000
    expect(connection.tell(new Uint8Array(900_000), upTo(2), 0)).toBe("behind")
    expect([socket.sent.length, connection.told]).toEqual([1, 1])
    expect(slowSocket().connection.tell(new Uint8Array(3_000_000), upTo(1), 0)).toBe("behind")
  })

  it("is given up above four megabytes, or after thirty seconds", () => {
    const { socket, connection } = slowSocket()
    socket.writableLength = 300_000
    connection.tell(one, upTo(1), 0)
    expect(connection.pressure(30_001)).toBe("too-slow")
    socket.writableLength = 5_000_000
    expect(connection.pressure(1)).toBe("too-slow")
  })

  it("is not given up while it reads, however far behind it is", () => {
    const { socket, connection } = slowSocket()
    socket.writableLength = 300_000
    connection.tell(one, upTo(1), 0)
    socket.writableLength = 1_000
    expect(connection.pressure(20_000)).toBe("diff")
    socket.writableLength = 200_000
    expect(connection.pressure(40_000)).toBe("wait")
    expect(connection.pressure(50_001)).toBe("too-slow")
  })

  it("does not hold up the others of its audience", () => {
    const clock = { now: () => 0, wait: async () => {}, id: () => "" }
    let behind = 0
    const audience = new DocumentAudience(clock, null, () => {
      behind += 1
    })
    const [slow, fast] = [slowSocket(), slowSocket()]
    slow.socket.writableLength = 300_000
    for (const { connection } of [slow, fast]) audience.members.add(connection)
    const doc = new Y.Doc()
    doc.getText("t").insert(0, "x")
    audience.tell([Y.encodeStateAsUpdate(doc)], upTo(1), () => one)
    expect([behind, slow.socket.sent.length, fast.socket.sent.length]).toEqual([1, 0, 1])
  })
})

describe("many observers", () => {
  it("get one write per window, and everything in it", async () => {
    let open = () => {}
    const clock = {
      now: () => 0,
      id: () => "",
      wait: () =>
        new Promise<void>(resolve => {
          open = resolve
        }),
    }
    const load = new ObserverLoad(clock, () => 1)
    load.count(20_000)
    const audience = new DocumentAudience(clock, load, () => {})
    const crowd = Array.from({ length: 60 }, slowSocket)
    for (const { connection } of crowd) audience.members.add(connection)
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on("update", update => updates.push(update))
    for (const letter of "abcdef") doc.getText("t").insert(0, letter)
    updates.forEach((update, n) => audience.tell([update], upTo(n + 1), () => update))
    expect(crowd[0]?.socket.sent).toHaveLength(0)
    open()
    await expect.poll(() => crowd.every(one => one.socket.sent.length === 1 && one.connection.told === 6)).toBe(true)
  })

  it("get long lists in several frames, as merging grows faster than its list", () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on("update", update => updates.push(update))
    for (let n = 0; n < 50; n++) doc.getText("t").insert(0, "x")
    expect(unframed(framedOf(updates))).toHaveLength(3)
  })
})

describe("a fast sender", () => {
  it("is slowed down and never refused", () => {
    const bucket = new TokenBucket(0)
    expect(bucket.take(4_000_000, 0)).toBe(0)
    expect(bucket.take(1_000_000, 0)).toBeGreaterThan(0)
    expect(bucket.take(100, 10_000)).toBe(0)
  })

  it("of a flood of keystrokes is read at 256 a second, and one who types never waits", () => {
    const flood = new TokenBucket(0)
    let [now, read] = [0, 0]
    for (; read < 20_000; read++) now += flood.take(30, now)
    expect(now).toBeGreaterThan(60_000)
    const typist = new TokenBucket(0)
    for (let n = 0; n < 20_000; n++) expect(typist.take(30, n * 10)).toBe(0)
  })
})

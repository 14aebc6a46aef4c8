import { expect, test } from "vitest"
import type { Connection } from "../../../server/sync/connection/connection.ts"
import type { SyncContext } from "../../../server/sync/context.ts"
import type { DocumentLifecycle } from "../../../server/sync/room/lifecycle.ts"
import { Broadcaster } from "../../../server/sync/table/broadcaster.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { topic } from "../../kit/servers/noteServer.ts"

/** The rest of a log of three that a connection gets which was sent it up to `told`. */
async function caughtUp(told: number, placed: number) {
  const log = new NoteLog()
  for (let seq = 1; seq <= 3; seq++)
    log.rows.push({ by: MemberId.parse("ann"), at: 0, update: Uint8Array.of(0, 0, seq), seq })
  const waits: (() => void)[] = []
  const clock = { now: () => 1, id: () => "", wait: () => new Promise<void>(end => void waits.push(end)) }
  const failures: unknown[] = []
  const context = {
    log,
    clock,
    crowded: () => {},
    report: (error: unknown) => failures.push(error),
  } as unknown as SyncContext
  const lifecycle = {
    view: (job: (encoded: object) => unknown) => job({ epoch: 1, seq: placed }),
  } as unknown as DocumentLifecycle
  const table = new Broadcaster(topic, context, lifecycle)
  const happened: string[] = []
  const needs = ["diff"]
  table.connections.add({
    told,
    pressure: () => needs.shift() ?? "none",
    feed: (_: Uint8Array, { seq }: { seq: number }) => void happened.push(`fed to ${seq}`),
    caughtUp: () => void happened.push("caught up"),
    close: () => void happened.push("closed"),
  } as unknown as Connection)
  // the table looks at all of them once somebody has left
  table.leave({ left: () => {} } as unknown as Connection)
  for (let turn = 0; turn < 5; turn++) {
    for (const end of waits.splice(0)) end()
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(failures).toEqual([])
  return happened
}

const carets: SyncContext["carets"] = { moved: () => {}, elsewhere: () => [], nextClock: () => 1 }

test("a connection that was behind is fed from the log, and is level with the others where that is all", async () => {
  expect(await caughtUp(1, 3)).toEqual(["fed to 3", "caught up"])
  expect(await caughtUp(3, 3)).toEqual(["caught up"])
})

test("one that is not yet where the note stands goes on from there", async () => {
  expect(await caughtUp(1, 5)).toEqual(["fed to 3"])
})

test("only a member who may no longer write is told so, and no other writer or reader", () => {
  const reseated = (before: boolean, now: boolean) => {
    const clock = { now: () => 1, id: () => "", wait: () => new Promise<void>(() => {}) }
    let used = 0
    const table = new Broadcaster(
      topic,
      { clock, carets } as unknown as SyncContext,
      { used: () => (used += 1), current: null } as unknown as DocumentLifecycle,
    )
    const notices: string[] = []
    const seat = { role: "panelist", member: "ann" }
    const connection = {
      standing: { state: "table", seat, mayWrite: before, pen: "ended" },
      send: (frame: Uint8Array) => {
        const text = new TextDecoder().decode(frame)
        if (text.includes('"reason"')) notices.push(text.slice(text.indexOf("{")))
      },
      greet: () => {},
    }
    const right = { kind: "right", seat, mayWrite: now } as never
    table.reseat(connection as unknown as Connection, right, { epoch: 1, seq: 0, vector: new Uint8Array() } as never)
    expect(connection.standing.mayWrite).toBe(now)
    return { notices, used }
  }
  const told = { notices: [JSON.stringify({ reason: "mode", retryAfter: null })], used: 1 }
  const nothing = { notices: [], used: 0 }
  expect([reseated(true, false), reseated(true, true), reseated(false, false)]).toEqual([told, nothing, nothing])
})

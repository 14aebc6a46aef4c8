import { expect, test } from "vitest"
import type { Connection } from "../../../../server/sync/connection/connection.ts"
import type { SyncContext } from "../../../../server/sync/context.ts"
import type { DocumentLifecycle } from "../../../../server/sync/room/lifecycle.ts"
import { Broadcaster } from "../../../../server/sync/table/broadcaster.ts"
import { topic } from "../../../kit/servers/noteServer.ts"

/** A table at which Ann writes and the chair reads; `pulse` is the tenth of a second after which carets are sent. */
function tableOfTwo(lifecycle: Partial<Record<"current" | "view" | "ids", unknown>>) {
  const waits: (() => void)[] = []
  const clock = { now: () => 1, id: () => "", wait: () => new Promise<void>(end => void waits.push(end)) }
  const failures: unknown[] = []
  let newest = 0
  const carets = { moved: () => {}, elsewhere: () => [], nextClock: () => ++newest }
  const context = { clock, carets, crowded: () => {}, report: (error: unknown) => failures.push(error) }
  const table = new Broadcaster(
    topic,
    context as unknown as SyncContext,
    Object.assign(lifecycle, { used: () => {} }) as unknown as DocumentLifecycle,
  )
  const seated = (member: string) => {
    const told: boolean[] = []
    const connection = {
      light: true,
      standing: { state: "door" },
      greet: () => {},
      resume: () => {},
      pressure: () => "none",
      send: (frame: Uint8Array) => {
        for (const [, composing] of new TextDecoder().decode(frame).matchAll(/"composing":(true|false)/g))
          told.push(composing === "true")
      },
    }
    const right = { kind: "right", seat: { role: "panelist", member, name: member }, mayWrite: true }
    table.seat(
      connection as unknown as Connection,
      right as never,
      { epoch: 1, seq: 0, vector: new Uint8Array() } as never,
    )
    return Object.assign(connection, { told })
  }
  const [ann, chair] = [seated("ann"), seated("chair")]
  const move = (composing: boolean) =>
    table.move(ann as unknown as Connection, [{ client: 7, state: JSON.stringify({ composing }) }])
  const pulse = async () => {
    for (const end of waits.splice(0)) end()
    await new Promise(resolve => setImmediate(resolve))
    expect(failures).toEqual([])
  }
  return { move, pulse, chair }
}
const owners = new Map()

test("a caret that waited for the ids of a note that is loading never follows a newer one", async () => {
  const waiting: (() => unknown)[] = []
  const lifecycle: { current: object | null; view: unknown; ids: unknown } = {
    current: null,
    view: async (job: (encoded: object) => unknown) => void waiting.push(() => job({ epoch: 1 })),
    ids: async () => ({ owners }),
  }
  const { move, pulse, chair } = tableOfTwo(lifecycle)
  move(true)
  lifecycle.current = { owners }
  move(false)
  for (const job of waiting) await job()
  await pulse()
  expect(chair.told).toEqual([false])
})

test("a page whose buffer was full is told afterwards where the carets stand", async () => {
  const { move, pulse, chair } = tableOfTwo({ current: { owners } })
  move(true)
  await pulse()
  chair.light = false
  move(false)
  await pulse()
  await pulse()
  expect(chair.told).toEqual([true])
  chair.light = true
  await pulse()
  await pulse()
  expect(chair.told).toEqual([true, false])
})

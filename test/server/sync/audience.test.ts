import { expect, test } from "vitest"
import type { Connection } from "../../../server/sync/connection/connection.ts"
import type { Stretch } from "../../../server/sync/connection/deliveredPosition.ts"
import { framedOf } from "../../../server/sync/connection/framedOf.ts"
import { DocumentAudience } from "../../../server/sync/table/audience.ts"
import { ObserverLoad } from "../../../server/sync/table/observerLoad.ts"

const update = (n: number) => Uint8Array.of(0, 0, n)
/** the stretch of the log from `from` to `seq` */
const stretch = (from: number, seq: number, epoch = 1): Stretch => ({ epoch, from, seq })

/** A crowd of so many beside the deliveries of other topics, and what the first of them was told. */
function crowd(count: number, others: number | null, now = () => 0) {
  const told: { bytes: Uint8Array; stretch: Stretch }[] = []
  const windows: (() => void)[] = []
  const clock = { now, id: () => "", wait: () => new Promise<void>(open => void windows.push(open)) }
  let behind = 0
  const load = others === null ? null : new ObserverLoad(clock, () => 1)
  load?.count(others ?? 0)
  const audience = new DocumentAudience(clock, load, () => (behind += 1))
  let answers = 0
  for (let n = 0; n < count; n++) {
    const tell = (bytes: Uint8Array, of: Stretch) => {
      answers += 1
      if (n === 0) told.push({ bytes, stretch: of })
      return "told"
    }
    audience.members.add({ tell } as unknown as Connection)
  }
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
  }
  return {
    audience,
    load,
    told,
    settle,
    answers: () => answers,
    async openWindow() {
      windows.splice(0).forEach(open => open())
      await settle()
    },
  }
}

test("a room is told at once, with the bytes that were framed for it", () => {
  const { audience, told } = crowd(3, null)
  const bytes = Uint8Array.of(9)
  audience.tell([update(1)], stretch(0, 1), () => bytes)
  expect(told).toEqual([{ bytes, stretch: stretch(0, 1) }])
})

test("a large room is told in slices, all of them, and what comes meanwhile after that", async () => {
  const { audience, told, answers, settle } = crowd(600, null)
  audience.tell([update(1)], stretch(0, 1), () => Uint8Array.of(9))
  audience.tell([update(2)], stretch(1, 2), () => Uint8Array.of(9))
  await settle()
  expect(answers() % 600).toBe(0)
  expect(told.at(-1)?.stretch.seq).toBe(2)
  expect(told[0]?.stretch.from).toBe(0)
  const before = answers()
  // the queue was emptied: the next update begins another
  audience.tell([update(3)], stretch(2, 3), () => Uint8Array.of(9))
  await settle()
  expect(answers()).toBe(before + 600)
  expect(told.at(-1)).toEqual({ bytes: framedOf([update(3)]), stretch: stretch(2, 3) })
})

test("a crowd of readers is told what a window has gathered as one stretch, from its first to its last", async () => {
  const { audience, told, openWindow } = crowd(400, 5_000)
  for (const n of [1, 2, 3]) audience.tell([update(n)], stretch(n - 1, n), () => Uint8Array.of(9))
  expect(told).toEqual([])
  await openWindow()
  expect(told).toEqual([{ bytes: framedOf([update(1), update(2), update(3)]), stretch: stretch(0, 3) }])
})

test("an update that does not follow on begins a new stretch without the earlier updates", async () => {
  const { audience, told, openWindow } = crowd(400, 5_000)
  audience.tell([update(1)], stretch(0, 1), () => Uint8Array.of(9))
  audience.tell([update(7)], stretch(6, 7), () => Uint8Array.of(9))
  await openWindow()
  expect(told).toEqual([{ bytes: framedOf([update(7)]), stretch: stretch(6, 7) }])
  audience.tell([update(8)], stretch(7, 8), () => Uint8Array.of(9))
  audience.tell([update(1)], stretch(0, 1, 2), () => Uint8Array.of(9))
  await openWindow()
  expect(told.at(-1)).toEqual({ bytes: framedOf([update(1)]), stretch: stretch(0, 1, 2) })
})

test("a gallery is told at once in a quiet process, in windows while other topics deliver much, and at once again", async () => {
  let now = 0
  const { audience, told, load, openWindow } = crowd(20, 0, () => now)
  audience.tell([update(1)], stretch(0, 1), () => Uint8Array.of(9))
  expect(told.map(one => one.stretch)).toEqual([stretch(0, 1)])
  load?.count(5_000)
  audience.tell([update(2)], stretch(1, 2), () => Uint8Array.of(9))
  now = 40
  audience.tell([update(3)], stretch(2, 3), () => Uint8Array.of(9))
  expect(told).toHaveLength(1)
  await openWindow()
  expect(told.map(one => one.stretch)).toEqual([stretch(0, 1), stretch(1, 3)])
  // two seconds later those deliveries are over, while a window that has begun still comes first
  audience.tell([update(4)], stretch(3, 4), () => Uint8Array.of(9))
  now = 2_040
  audience.tell([update(5)], stretch(4, 5), () => Uint8Array.of(9))
  expect(told).toHaveLength(2)
  await openWindow()
  audience.tell([update(6)], stretch(5, 6), () => Uint8Array.of(9))
  expect(told.slice(2).map(one => one.stretch)).toEqual([stretch(3, 5), stretch(5, 6)])
})

test("a gallery counts its own deliveries, whether or not a window saves the writes", async () => {
  const { audience, told, load, openWindow } = crowd(100, 0)
  for (let n = 1; n <= 60; n++) audience.tell([update(n)], stretch(n - 1, n), () => Uint8Array.of(9))
  expect(load?.deliveriesPerSecond).toBe(6_000)
  // the 25th delivery to a hundred is the 2,500th
  expect(told).toHaveLength(24)
  await openWindow()
  expect(told.at(-1)?.stretch).toEqual(stretch(24, 60))
})

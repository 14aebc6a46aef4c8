import { expect, test } from "vitest"
import type { Connection } from "../../../server/sync/connection/connection.ts"
import type { Stretch } from "../../../server/sync/connection/deliveredPosition.ts"
import { framedOf } from "../../../server/sync/connection/framedOf.ts"
import { DocumentAudience } from "../../../server/sync/table/audience.ts"

const update = (n: number) => Uint8Array.of(0, 0, n)
/** the stretch of the log from `from` to `seq` */
const stretch = (from: number, seq: number, epoch = 1): Stretch => ({ epoch, from, seq })

/** A crowd of so many, and what the first of them was told. */
function crowd(count: number, rhythm: "at once" | "in windows") {
  const told: { bytes: Uint8Array; stretch: Stretch }[] = []
  const windows: (() => void)[] = []
  const clock = { now: () => 0, id: () => "", wait: () => new Promise<void>(open => void windows.push(open)) }
  let behind = 0
  const audience = new DocumentAudience(clock, rhythm, () => (behind += 1))
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
  const { audience, told } = crowd(3, "at once")
  const bytes = Uint8Array.of(9)
  audience.tell([update(1)], stretch(0, 1), () => bytes)
  expect(told).toEqual([{ bytes, stretch: stretch(0, 1) }])
})

test("a large room is told in slices, all of them, and what comes meanwhile after that", async () => {
  const { audience, told, answers, settle } = crowd(600, "at once")
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
  const { audience, told, openWindow } = crowd(400, "in windows")
  for (const n of [1, 2, 3]) audience.tell([update(n)], stretch(n - 1, n), () => Uint8Array.of(9))
  expect(told).toEqual([])
  await openWindow()
  expect(told).toEqual([{ bytes: framedOf([update(1), update(2), update(3)]), stretch: stretch(0, 3) }])
})

test("an update that does not follow on begins a new stretch without the earlier updates", async () => {
  const { audience, told, openWindow } = crowd(400, "in windows")
  audience.tell([update(1)], stretch(0, 1), () => Uint8Array.of(9))
  audience.tell([update(7)], stretch(6, 7), () => Uint8Array.of(9))
  await openWindow()
  expect(told).toEqual([{ bytes: framedOf([update(7)]), stretch: stretch(6, 7) }])
  audience.tell([update(8)], stretch(7, 8), () => Uint8Array.of(9))
  audience.tell([update(1)], stretch(0, 1, 2), () => Uint8Array.of(9))
  await openWindow()
  expect(told.at(-1)).toEqual({ bytes: framedOf([update(1)]), stretch: stretch(0, 1, 2) })
})

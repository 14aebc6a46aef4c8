import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import type { Opened } from "../../../server/adapters/opened.ts"
import type { DocumentSealing } from "../../../server/ports/documents/documentSealing.ts"
import { createSealing } from "../../../server/watches/sealing.ts"
import { TopicId } from "../../../shared/model/ids.ts"
import { settled } from "../../kit/clocks/handClock.ts"
import { ann, at, workspace } from "../adapters/samples.ts"

const noon = 1_790_000_000_000
const minuteMs = 60_000
const [busy, rested, short] = ["busy", "rested", "short"].map(name => TopicId.parse(name)) as [
  TopicId,
  TopicId,
  TopicId,
]

let opened: Opened
let now = noon
beforeEach(() => {
  opened = openMemory()
  now = noon
})
afterEach(() => vi.useRealTimers())

/** Writes `count` updates, one each second, of which the last is written at `last`. */
async function write(topic: TopicId, count: number, last = noon): Promise<void> {
  const { seq } = (await opened.documents.read(topic, workspace)).head
  const updates = Array.from({ length: count }, (_, n) => ({
    by: ann,
    at: last - (count - 1 - n) * 1_000,
    update: Uint8Array.of(n % 256),
  }))
  expect(await opened.documents.append(topic, at(seq), updates, [])).toEqual({ kind: "appended" })
}

function watch(sealing: DocumentSealing = opened.sealing) {
  const end = new AbortController()
  const failures: unknown[] = []
  const clock = { now: () => now, wait: async () => {} }
  const over = createSealing({ sealing, clock, failed: error => failures.push(error) }).run(end.signal, 1)
  return {
    failures,
    async stop() {
      end.abort()
      await over
    },
  }
}

/** The number of updates of each note that can still be sealed. */
const left = async () =>
  Object.fromEntries((await opened.sealing.unsealed(0)).map(({ topic, count }) => [topic, count]))

test("a note in use is sealed in full segments of what is ten minutes old, a note at rest after an hour", async () => {
  await write(busy, 10_000)
  await write(rested, 500, noon - 61 * minuteMs)
  await write(short, 128, noon - 61 * minuteMs)
  const watching = watch()
  await settled()
  // the third segment would have updates of the last ten minutes
  expect(await left()).toEqual({ busy: 9_999 - 2 * 4_096, rested: 0, short: 127 })
  await watching.stop()
})

test("a note that somebody may still write in keeps what fills no segment", async () => {
  await write(busy, 500, noon - 59 * minuteMs)
  const watching = watch()
  await settled()
  expect(await left()).toEqual({ busy: 499 })
  await watching.stop()
})

test("looks again each minute", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  await write(busy, 500)
  const watching = watch()
  await settled()
  expect(await left()).toEqual({ busy: 499 })
  now += 61 * minuteMs
  vi.advanceTimersByTime(minuteMs)
  await settled()
  expect(await left()).toEqual({ busy: 0 })
  await watching.stop()
})

test("a server that stops seals every note as far as it goes", async () => {
  await write(busy, 5_000)
  await write(rested, 129)
  await write(short, 100)
  const watching = watch()
  await settled()
  expect(await left()).toEqual({ busy: 903, rested: 128, short: 99 })
  await watching.stop()
  expect(await left()).toEqual({ busy: 0, rested: 0, short: 99 })
  expect(watching.failures).toEqual([])
})

test("a note that cannot be sealed is reported, and the others are sealed", async () => {
  for (const topic of [busy, rested]) await write(topic, 500, noon - 61 * minuteMs)
  const watching = watch({
    ...opened.sealing,
    seal: (log, limits) => (log.topic === busy ? Promise.reject(new Error("a gap")) : opened.sealing.seal(log, limits)),
  })
  await settled()
  expect(await left()).toEqual({ busy: 499, rested: 0 })
  expect(watching.failures).toEqual([new Error("a gap")])
  await watching.stop()
})

test("gives space back until there is none, also when the server stops", async () => {
  let pages = 3
  const watching = watch({ ...opened.sealing, giveBackSpace: async () => --pages > 0 })
  await settled()
  expect(pages).toBe(0)
  pages = 3
  await watching.stop()
  expect(pages).toBe(0)
})

test("keeps the snapshots of a note with few updates down to two", async () => {
  await write(rested, 900, noon - 61 * minuteMs)
  for (const seq of [100, 300, 600, 900])
    await opened.documents.addSnapshot(rested, { epoch: 1, seq }, Uint8Array.of(1))
  const watching = watch()
  await settled()
  const { history } = opened
  const base = async (seq: number) => (await history.stretch(rested, { epoch: 1, seq }, 0)).snapshot?.seq
  expect([await base(599), await base(600), await base(900)]).toEqual([undefined, 600, 900])
  await watching.stop()
})

import { signal } from "@preact/signals-core"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { QueueFollower } from "../../../../client/state/translating/queueFollower.ts"
import { TranslationDesk } from "../../../../client/state/translating/translationDesk.ts"
import type { TranslationsWanted, TranslationWanted } from "../../../../shared/contract/queries/translating.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const text = (key: string): TranslationWanted => ({
  key,
  into: "en",
  text: key,
  lang: "zh",
  at: 1,
  authors: [],
  urgency: "later",
  place: {},
  translation: null,
  draft: null,
  leaves: false,
})

/** A desk whose server has these texts. */
async function desk(keys: readonly string[]) {
  const server = { keys, done: 0 }
  const queue = (key?: string): TranslationsWanted => ({
    texts: server.keys.filter(one => key === undefined || one === key).map(text),
    waiting: server.keys.length,
    done: server.done,
    others: [{ lang: "zh", waiting: server.keys.length, live: 1 }],
    next: null,
  })
  const desk = new TranslationDesk("panel", async (_direction, from) => queue(from?.key))
  await desk.open(["en"])
  const keysNow = () => desk.texts.peek().map(({ key }) => key)
  return { desk, server, keysNow }
}

test("a text that is said while the desk is empty comes to it", async () => {
  const { desk: empty, server, keysNow } = await desk([])
  server.keys = ["thread:t:1"]
  expect(await empty.follow()).toBe(1)
  expect([empty.text.peek()?.key, empty.waiting.peek()]).toEqual(["thread:t:1", 1])
  expect(empty.others.peek()).toEqual([{ lang: "zh", waiting: 1, live: 1 }])
  expect(keysNow()).toEqual(["thread:t:1"])
})

test("the text in front of the reader stays there, with the reader's words, and an urgent one is the next", async () => {
  const { desk: two, server, keysNow } = await desk(["a", "b", "c"])
  two.move(1)
  await vi.advanceTimersByTimeAsync(0)
  const draft = { text: "typed", seen: "hash", base: 0, drafted: "person" as const, savedAt: 1 }
  two.typed("b", draft)
  two.typed("c", draft)
  server.keys = ["urgent", "b", "c", "d"]
  expect(await two.follow()).toBe(0)
  expect(keysNow()).toEqual(["a", "b", "urgent", "c", "d"])
  expect(two.text.peek()).toMatchObject({ key: "b", draft: { text: "typed" } })
  expect(two.texts.peek()[3]?.draft?.text).toBe("typed")
})

test("a log that grows is followed within two seconds, a quiet one is left alone, and none is followed after the end", async () => {
  const seq = signal(1)
  const looks: number[] = []
  const begun = Date.now()
  const follower = new QueueFollower(
    () => seq.value,
    async () => void looks.push(Date.now() - begun),
  )
  for (let n = 0; n < 10; n++) {
    seq.value += 1
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(looks).toEqual([2_000])
  await vi.advanceTimersByTimeAsync(33_000)
  expect(looks).toEqual([2_000, 4_000])
  follower.stop()
  seq.value += 1
  await vi.advanceTimersByTimeAsync(60_000)
  expect(looks).toHaveLength(2)
})

import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { Outbox, type SendMessage } from "../../../client/state/outbox.ts"
import type { Answered } from "../../../shared/contract/live.ts"

const receipt: Answered = { ok: true, seq: 12, made: { thread: "t1" } }
const busy: Answered = { ok: false, refusal: { code: "busy", params: {} } }
const locked: Answered = { ok: false, refusal: { code: "note-locked", params: {} } }
const words = { topic: "t", entry: { lang: "ja", text: "賛成です。" } } as const

let line: SendMessage | null = null
const send = vi.fn<SendMessage>()
const box = () => new Outbox(() => line)

beforeEach(() => {
  vi.useFakeTimers()
  send.mockReset()
  line = send
})
afterEach(() => {
  vi.useRealTimers()
})

test("a command made offline is sent when the connection is back", async () => {
  line = null
  const outbox = box()
  const answered = outbox.send("open-thread", words)
  expect(outbox.unsent.value).toBe(1)
  expect(outbox.list.value).toMatchObject([{ status: { state: "waiting" } }])
  send.mockResolvedValue(receipt)
  line = send
  outbox.flush()
  expect(await answered).toEqual(receipt)
  expect(send).toHaveBeenCalledTimes(1)
})

test("a command whose answer was lost is sent again under the same id", async () => {
  const outbox = box()
  send.mockRejectedValueOnce(new Error("cut")).mockResolvedValue(receipt)
  const answered = outbox.send("open-thread", words)
  await vi.runAllTimersAsync()
  expect(await answered).toEqual(receipt)
  const [first, second] = send.mock.calls
  expect(second?.[0].id).toBe(first?.[0].id)
})

test("a busy server is asked again without asking the person", async () => {
  const outbox = box()
  send.mockResolvedValueOnce(busy).mockResolvedValueOnce(busy).mockResolvedValue(receipt)
  const answered = outbox.send("open-thread", words)
  await vi.runAllTimersAsync()
  expect(await answered).toEqual(receipt)
  expect(outbox.unsent.value).toBe(0)
})

test("a server that stays busy is reported in the end", async () => {
  const outbox = box()
  send.mockResolvedValue(busy)
  const answered = outbox.send("open-thread", words)
  await vi.runAllTimersAsync()
  expect(await answered).toEqual(busy)
})

test("a recorded command leaves the outbox once the page has folded it, not before", async () => {
  const outbox = box()
  send.mockResolvedValue(receipt)
  await outbox.send("open-thread", words)
  outbox.folded(11)
  expect(outbox.list.value).toHaveLength(1)
  outbox.folded(12)
  expect(outbox.list.value).toHaveLength(0)
})

test("a refused text stays until it is dismissed, and is sent again under a new id", async () => {
  const outbox = box()
  send.mockResolvedValueOnce(locked).mockResolvedValue(receipt)
  await outbox.send("open-thread", words)
  const [refused] = outbox.list.value
  expect(refused?.status).toEqual({ state: "refused", refusal: locked.refusal })
  expect(await outbox.retry(refused?.id ?? "")).toEqual(receipt)
  expect(send.mock.calls[1]?.[0].id).not.toBe(send.mock.calls[0]?.[0].id)
})

test("a refused act leaves the outbox, and words that can be sent again stay in it", async () => {
  const outbox = box()
  send.mockResolvedValue(locked)
  await outbox.send("reply", { thread: "t", entry: words.entry })
  await outbox.send("open-thread", words)
  expect(await outbox.send("ask-floor", { session: "S", turn: "contribution" })).toEqual(locked)
  line = null
  void outbox.send("ask-floor", { session: "S", turn: "contribution" })
  expect(outbox.list.value.map(({ kind, status }) => [kind, status.state])).toEqual([
    ["reply", "refused"],
    ["open-thread", "refused"],
    ["ask-floor", "waiting"],
  ])
  outbox.end(locked.refusal)
  expect(outbox.list.value.map(({ kind }) => kind)).toEqual(["reply", "open-thread"])
})

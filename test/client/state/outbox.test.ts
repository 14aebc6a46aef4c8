import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { tellingOf } from "../../../client/scene/stage.ts"
import { clearKept } from "../../../client/state/account/keptHere.ts"
import { keepWords, keptWords } from "../../../client/state/kept/keptWords.ts"
import { Outbox } from "../../../client/state/outbox.ts"
import type { AskReceipt, SendMessage } from "../../../client/state/sent/becameOf.ts"
import { panelsSent } from "../../../client/state/sent/keptSent.ts"
import { NotSent } from "../../../client/state/sent/pending.ts"
import { endedKinds, isSentOnce } from "../../../client/state/sent/said.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { RoundId, SessionId, ThreadId } from "../../../shared/model/ids.ts"

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

test("the second press of a double click is no second act, and the same words are said again once the first arrived", async () => {
  const outbox = box()
  send.mockResolvedValue(receipt)
  const pressed = [outbox.send("open-thread", words), outbox.send("open-thread", words)]
  expect(await Promise.all(pressed)).toEqual([receipt, receipt])
  expect(send).toHaveBeenCalledTimes(1)
  await outbox.send("open-thread", words)
  expect(send).toHaveBeenCalledTimes(2)
})

test("a command that waits for something else is kept at the press, sent once this has settled, and at once after a reload", async () => {
  const accepts = { thread: ThreadId.parse("T") }
  send.mockResolvedValue(receipt)
  const outbox = box()
  outbox.open("p M")
  let saved: () => void = () => undefined
  const answered = outbox.send("accept-suggestion", accepts, new Promise<void>(resolve => (saved = resolve)))
  await vi.advanceTimersByTimeAsync(3_000)
  outbox.flush()
  expect([send.mock.calls.length, outbox.unsent.value, outbox.told.value.length]).toEqual([0, 1, 1])
  saved()
  expect(await answered).toEqual(receipt)

  void outbox.send("accept-suggestion", { thread: ThreadId.parse("U") }, new Promise(() => undefined))
  outbox.close()
  const after = box()
  after.open("p M")
  await vi.advanceTimersByTimeAsync(0)
  expect(send.mock.calls.at(-1)?.[0]).toMatchObject({ kind: "accept-suggestion", body: { thread: "U" } })
  after.folded(12)
  expect(after.told.value).toMatchObject([{ kind: "accept-suggestion", status: { state: "given" } }])
})

test("a busy server is asked again without asking the person", async () => {
  const outbox = box()
  send.mockResolvedValueOnce(busy).mockResolvedValueOnce(busy).mockResolvedValue(receipt)
  const answered = outbox.send("open-thread", words)
  await vi.runAllTimersAsync()
  expect(await answered).toEqual(receipt)
  expect(outbox.unsent.value).toBe(0)
})

test("a server that stays busy, or without its database, is asked until it decides", async () => {
  const outbox = box()
  send.mockResolvedValue(busy)
  let ended = false
  const answered = outbox.send("open-thread", words).finally(() => (ended = true))
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(ended).toBe(false)
  expect(outbox.told.value).toMatchObject([{ waited: true }])
  send.mockResolvedValue(receipt)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await answered).toEqual(receipt)
  expect(new Set(send.mock.calls.map(([{ id }]) => id)).size).toBe(1)
})

test("a server that takes a message and says nothing is told after a moment, and its answer then, too", async () => {
  const outbox = box()
  let answer = (_: Answered): void => undefined
  send.mockReturnValue(new Promise(resolve => (answer = resolve)))
  const answered = outbox.send("open-thread", words)
  const quick = outbox.told.value
  await vi.advanceTimersByTimeAsync(1_500)
  expect([quick, outbox.told.value]).toMatchObject([[], [{ status: { state: "sending" } }]])
  answer(receipt)
  await answered
  outbox.folded(12)
  expect(outbox.told.value).toMatchObject([{ status: { state: "given" } }])
  expect(send).toHaveBeenCalledTimes(1)
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
  expect(refused?.status).toMatchObject({ state: "refused", refusal: locked.refusal })
  expect(await outbox.retry(refused?.id ?? "")).toEqual(receipt)
  expect(send.mock.calls[1]?.[0].id).not.toBe(send.mock.calls[0]?.[0].id)
})

test("whatever is refused is told, unless its place shows the refusal in time", async () => {
  const outbox = box()
  send.mockResolvedValue(locked)
  await outbox.send("reply", { thread: "t", entry: words.entry })
  expect(await outbox.send("ask-floor", { session: "S", turn: "contribution" })).toEqual(locked)
  await outbox.send("close-round", { round: "R" })
  tellingOf(await outbox.send("pause-session", { session: "S" }))?.take()
  expect(outbox.told.value).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(outbox.told.value.map(({ kind, status }) => [kind, status.state])).toEqual([
    ["reply", "refused"],
    ["ask-floor", "refused"],
    ["close-round", "refused"],
  ])
})

test("a wait of any length is no refusal: the command is sent until its answer comes", async () => {
  const outbox = box()
  // the line gives up each message after 10 s, and the page sends it again under the same id
  send.mockImplementation(() => new Promise((_, reject) => setTimeout(reject, 10_000, new Error("no answer"))))
  let ended: Answered | null = null
  void outbox.send("answer-round", eight).then(answered => (ended = answered))
  for (const ms of [22_000, 1, 60_000, 3_600_000]) {
    await vi.advanceTimersByTimeAsync(ms)
    expect([ended, outbox.told.value.map(({ status }) => status.state)], `after ${ms} ms more`).toEqual([
      null,
      [expect.stringMatching(/^(sending|waiting)$/)],
    ])
  }
  send.mockResolvedValue(receipt)
  await vi.advanceTimersByTimeAsync(30_000)
  outbox.folded(12)
  expect([ended, outbox.told.value.map(({ status }) => status.state)]).toEqual([receipt, ["given"]])
  expect(new Set(send.mock.calls.map(([{ id }]) => id)).size).toBe(1)
})

test("an act of an office that is refused after a wait is told, also after a reload: what showed it may be gone", async () => {
  const outbox = box()
  outbox.open("panel member")
  line = null
  void outbox.send("take-back-proposal", { proposal: "P" })
  send.mockResolvedValue(locked)
  line = send
  outbox.flush()
  await vi.advanceTimersByTimeAsync(1_000)
  const told = (one: Outbox) => one.told.value.map(({ kind, status }) => [kind, status.state])
  const after = box()
  after.open("panel member")
  expect([told(outbox), told(after)]).toEqual([
    [["take-back-proposal", "refused"]],
    [["take-back-proposal", "refused"]],
  ])
  clearKept()
})

const ended = Object.keys(endedKinds) as (keyof typeof endedKinds)[]
test.each(ended.filter(kind => !isSentOnce(kind)))(
  "%s whose answer is lost is sent again after a reload under the same id, and its end is told",
  async kind => {
    send.mockRejectedValueOnce(new Error("cut"))
    const before = box()
    before.open("p M")
    // the outbox reads no body but that of an answer to a round
    void before.send(kind as "ask-erasure", {} as never)
    await vi.advanceTimersByTimeAsync(0)
    before.close()
    const after = box()
    send.mockResolvedValue(locked)
    after.open("p M")
    await vi.advanceTimersByTimeAsync(1_000)
    expect(send.mock.calls.map(([message]) => message.id)).toEqual(Array(2).fill(send.mock.calls[0]?.[0].id))
    expect(after.list.value).toMatchObject([{ kind, status: { state: "refused", told: true } }])
    sessionStorage.clear()
  },
)

const late: Answered = { ok: false, refusal: { code: "round-closed", params: { time: 9 } } }
const eight = { round: "R", answer: { kind: "rating", score: 8 }, seen: 0 } as const

describe("an answer in a tunnel", () => {
  afterEach(() => sessionStorage.clear())

  test("is refused after the close, and its end is told where its place has gone", async () => {
    line = null
    const outbox = box()
    outbox.open("p M")
    void outbox.send("answer-round", eight)
    expect([...outbox.answering.value]).toEqual(["R"])
    send.mockResolvedValue(late)
    line = send
    outbox.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(outbox.unsent.value).toBe(0)
    expect(outbox.told.value).toMatchObject([{ body: eight, status: { state: "refused", refusal: late.refusal } }])
  })

  test("is not told twice: the element that asked shows it until it goes", async () => {
    const outbox = box()
    send.mockResolvedValue(late)
    const answered = await outbox.send("answer-round", eight)
    const telling = tellingOf(answered)
    telling?.take()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(outbox.told.value).toEqual([])
    telling?.leave()
    expect(outbox.told.value).toHaveLength(1)
    telling?.take()
    telling?.done()
    expect(outbox.list.value).toEqual([])
  })

  test("is on its way for its round, and so is the word that an entered answer is right", async () => {
    line = null
    const outbox = box()
    outbox.open("p M")
    void outbox.send("answer-round", eight)
    void outbox.send("say-so", { round: RoundId.parse("S"), seen: 1 })
    expect([...outbox.answering.value]).toEqual(["R", "S"])
    outbox.close()
    const after = box()
    after.open("p M")
    expect([...after.answering.value]).toEqual(["R", "S"])
    line = send
    send.mockResolvedValue(receipt)
    after.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect([...after.answering.value]).toEqual([])
  })

  test("survives a reload under the same id, and its arrival is told", async () => {
    send.mockRejectedValueOnce(new Error("cut"))
    const before = box()
    before.open("p M")
    void before.send("answer-round", eight)
    await vi.advanceTimersByTimeAsync(0)
    const id = send.mock.calls[0]?.[0].id
    before.close()
    send.mockResolvedValue(receipt)
    const after = box()
    after.open("p M")
    await vi.advanceTimersByTimeAsync(0)
    expect(send.mock.calls[1]?.[0]).toMatchObject({ id, kind: "answer-round", body: eight })
    after.folded(12)
    expect(after.told.value).toMatchObject([{ status: { state: "given" } }])
    const other = box()
    other.open("p N")
    expect(other.list.value).toEqual([])
  })

  test("leaves the form in which it was typed when the page comes back, and other words stay in theirs", () => {
    line = null
    const before = box()
    before.open("p M")
    void before.send("propose-correction", { session: SessionId.parse("S"), text: { lang: "zh", text: "断线了。" } })
    keepWords("M correction S", { text: "断线了。 " })
    for (const place of ["M correction T", "N correction S"]) keepWords(place, { text: "断线了。" })
    keepWords("M insists S", { text: "不是休会。" })
    before.close()
    const after = box()
    after.open("p M")
    expect(after.told.value).toMatchObject([{ kind: "propose-correction", status: { state: "waiting" } }])
    const left = ["M correction S", "M correction T", "N correction S", "M insists S"].map(keptWords)
    expect(left).toEqual([{}, { text: "断线了。" }, { text: "断线了。" }, { text: "不是休会。" }])
  })

  test("is kept by the tab for its own seat until its end was read, or until a sign-out", async () => {
    const kept = () => JSON.stringify(Object.entries(sessionStorage))
    const outbox = box()
    outbox.open("p M")
    send.mockResolvedValue(late)
    await outbox.send("answer-round", eight)
    await vi.advanceTimersByTimeAsync(1_000)
    expect([kept().includes("sent p M"), kept().includes("score")]).toEqual([true, true])
    outbox.dismiss(outbox.told.value[0]?.id ?? "")
    expect(kept()).not.toContain("score")
    void outbox.send("answer-round", eight)
    expect(kept()).toContain("score")
    clearKept()
    expect(kept()).not.toContain("score")
  })

  test("is sent once, although its form was pressed again after the reload", async () => {
    line = null
    const outbox = box()
    const one = outbox.send("answer-round", eight)
    const two = outbox.send("answer-round", { ...eight })
    expect(outbox.list.value).toHaveLength(1)
    send.mockResolvedValue(receipt)
    line = send
    outbox.flush()
    expect(await Promise.all([one, two])).toEqual([receipt, receipt])
    expect(send).toHaveBeenCalledTimes(1)
  })

  const presses = {
    "an act of an office": (outbox: Outbox) => outbox.send("close-round", { round: "R" }),
    "leaving the panel": (outbox: Outbox) => outbox.send("leave-panel", {}),
  }
  test.each([
    ["an act of an office", "was done", receipt, { state: "given" }],
    ["an act of an office", "was not done", null, { state: "refused", told: true, lost: "untaken" }],
    ["leaving the panel", "was done", receipt, { state: "given" }],
    ["leaving the panel", "was not done", null, { state: "refused", told: true, lost: "untaken" }],
  ] as const)("%s is never sent again after a reload; the page tells that it %s", async (what, _, found, end) => {
    line = null
    const before = box()
    before.open("p M")
    void presses[what](before)
    const [one] = before.list.value
    before.close()
    line = send
    const ask = vi.fn<AskReceipt>().mockRejectedValueOnce(new Error("cut")).mockResolvedValueOnce(busy)
    const after = new Outbox(
      () => line,
      () => ask,
    )
    after.open("p M")
    expect(after.told.value).toMatchObject([{ status: { state: "asked" } }])
    ask.mockResolvedValue(found)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(after.told.value).toMatchObject([{ id: one?.id, kind: one?.kind, status: end }])
    expect([ask.mock.calls.at(-1), send.mock.calls]).toEqual([[one?.id], []])
  })

  test.each(["public", "admin"])(
    "of a reader without a seat (%s) is sent again, and not in a seat that they take",
    async who => {
      const ask = vi.fn<AskReceipt>().mockResolvedValue(null)
      const page = (place: string) => {
        const outbox = new Outbox(
          () => line,
          () => ask,
        )
        outbox.open(place)
        return outbox
      }
      const asked = { session: SessionId.parse("s1"), text: { lang: "en", text: "Who pays?" } } as const
      line = null
      const before = page(`p ${who}`)
      void before.send("ask-question", asked)
      const [one] = before.list.value
      before.close()
      // another panel's page does not take it up
      expect(page(`q ${who}`).list.value).toEqual([])
      const again = page(`p ${who}`)
      expect(again.told.value).toMatchObject([{ id: one?.id, kind: "ask-question", body: asked }])
      again.close()
      line = send
      const seated = page("p M")
      await vi.advanceTimersByTimeAsync(2_000)
      expect([ask.mock.calls, send.mock.calls]).toEqual([[[one?.id]], []])
      expect(seated.told.value).toMatchObject([{ body: asked, status: { state: "refused", lost: "untaken" } }])
      seated.dismiss(one?.id ?? "")
      expect(page(`p ${who}`).list.value).toEqual([])
    },
  )

  test("that a page sends by itself is no act of a person: nothing of it waits, is told or kept", async () => {
    line = null
    const outbox = box()
    outbox.open("p M")
    const answered = outbox.send("see-silence", { round: RoundId.parse("R") })
    await vi.advanceTimersByTimeAsync(2_000)
    const quiet = () => [outbox.unsent.value, outbox.told.value, panelsSent()]
    expect(quiet()).toEqual([0, [], []])
    line = send
    send.mockResolvedValue(late)
    outbox.flush()
    expect(await answered).toEqual(late)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(quiet()).toEqual([0, [], []])
    send.mockResolvedValue(receipt)
    outbox.open("p N")
    line = null
    const later = outbox.send("see-silence", { round: RoundId.parse("S") })
    await vi.advanceTimersByTimeAsync(2_000)
    line = send
    outbox.flush()
    expect(await later).toEqual(receipt)
    outbox.folded(12)
    expect(quiet()).toEqual([0, [], []])
  })

  test("of an office is kept by its id and its words alone", () => {
    line = null
    const outbox = box()
    outbox.open("p M")
    const answer = { kind: "call", position: "disagree", reason: "Said aloud." } as const
    void outbox.send("enter-spoken", { round: "R", member: "N", answer })
    const kept = JSON.stringify(Object.entries(sessionStorage))
    expect([kept.includes("Said aloud."), kept.includes("disagree")]).toEqual([true, false])
  })

  test("of a secret round is kept without what was chosen, and only said not to count", async () => {
    const outbox = box()
    outbox.open("p M")
    await outbox.ballot("R", async () => late)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(outbox.told.value).toMatchObject([{ kind: "ballot", body: { round: "R" }, status: { state: "refused" } }])
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain("score")
    await outbox.ballot("R", () => Promise.reject(new Error("cut"))).catch(() => null)
    expect(outbox.told.value).toMatchObject([{ kind: "ballot", status: { lost: "unsure" } }])
    await outbox.ballot("R", () => Promise.reject(new NotSent())).catch(() => null)
    expect(outbox.told.value).toMatchObject([{ kind: "ballot", status: { lost: "unsent" } }])
  })

  test("is told to the chair without the answer, later where names are hidden", async () => {
    const outbox = box()
    send.mockResolvedValueOnce(late).mockResolvedValue(receipt)
    await outbox.send("answer-round", eight)
    await vi.advanceTimersByTimeAsync(1_000)
    outbox.report(outbox.list.value[0]?.id ?? "", RoundId.parse("R"), 60_000)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(send).toHaveBeenCalledTimes(1)
    expect(outbox.unsent.value).toBe(0)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(send.mock.calls[1]?.[0]).toMatchObject({ kind: "report-late-answer", body: { round: "R" } })
    expect(outbox.told.value).toMatchObject([{ reported: true }])
  })
})

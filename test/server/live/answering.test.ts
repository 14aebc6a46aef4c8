import { afterEach, expect, test } from "vitest"
import { createAskers } from "../../../server/commands/question/askers.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { openPanel } from "../../kit/servers/panel.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let served: ServedPanel | null = null
afterEach(async () => {
  await served?.end()
  served = null
})

test("a message that is no command is refused as that, and the next one is done", async () => {
  served = await servePanel()
  const page = await served.join("moderator1")
  for (const raw of [null, "text", {}, { id: "a", body: {} }, { id: 1, kind: "open-topic", body: {} }]) {
    const answered = (await page.socket.timeout(5_000).emitWithAck("command", raw)) as Answered
    expect(answered).toMatchObject({ ok: false, refusal: { code: "bad-input", params: { detail: "command" } } })
  }
  await page.do("open-topic", { title: { en: "More" }, letter: "Q" })
})

test("a page asks for the receipt of what its own seat sent, which does nothing and tells no other seat", async () => {
  served = await servePanel()
  const [page, other] = [await served.join("moderator1"), await served.join("moderator2")]
  const receiptOf = (of: typeof page, id: unknown): Promise<unknown> =>
    of.socket.timeout(5_000).emitWithAck("receipt", id)
  const id = "0123456789abcdef0123456789abcdef"
  expect(await receiptOf(page, id)).toBeNull()
  const sent = { id, kind: "open-topic", body: { title: { en: "More" }, letter: "Q" } }
  const done: unknown = await page.socket.timeout(5_000).emitWithAck("command", sent)
  expect(done).toMatchObject({ ok: true, made: { topic: expect.any(String) } })
  expect([await receiptOf(page, id), await receiptOf(other, id)]).toEqual([done, null])
  for (const raw of [null, {}, 1, ""])
    expect(await receiptOf(page, raw)).toMatchObject({ ok: false, refusal: { code: "bad-input" } })
})

test("eighty comments that a page kept while its line was cut, or that somebody pastes, go out at once", async () => {
  served = await servePanel()
  const { topic } = served
  const page = await served.join("panelist1")
  const comment = (n: number) => ({
    id: `c${n}`,
    kind: "open-thread",
    body: { topic, entry: { lang: "en", text: `Comment ${n}` } },
  })
  const sent = Array.from({ length: 80 }, (_, n) => page.socket.timeout(15_000).emitWithAck("command", comment(n)))
  const answered = (await Promise.all(sent)) as Answered[]
  expect(answered.filter(one => !one.ok)).toEqual([])
})

test("[OQ2] an address that asks without a seat has five places, and a new one for each question that is decided", async () => {
  const panel = await openPanel()
  const { folds } = panel.instance
  const workspace = (await panel.stage.state()).workspace!.id
  const askers = createAskers({ folds })
  const ask = (address: string) =>
    askers.ask(workspace, address, async () => {
      const text = { lang: "en", text: "For whom?" } as const
      const made = await panel.do("observer", "ask-question", { session: panel.session, topic: null, text })
      return { ok: true, seq: 0, made }
    })
  const asked: string[] = []
  for (let n = 0; n < 5; n++) {
    const answered = await ask("one")
    expect(answered.ok).toBe(true)
    if (answered.ok) asked.push(String(answered.made["question"]))
  }
  expect(await ask("one")).toMatchObject({ ok: false, refusal: { code: "too-fast", params: { n: 60 } } })
  expect((await ask("another")).ok).toBe(true)
  await panel.do("moderator", "approve-question", { question: asked[0] ?? "" })
  expect((await ask("one")).ok).toBe(true)
  expect((await ask("one")).ok).toBe(false)
  await panel.end()
})

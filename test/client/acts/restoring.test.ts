import { expect, test } from "vitest"
import { noteModules } from "../../../client/acts/note/note.ts"
import type { ActStage, Performed } from "../../../client/scene/stage.ts"

const changed: Performed = { ok: false, refusal: { code: "text-changed", params: {} } }
const done = { ok: true, seq: 1, made: {} } as unknown as Performed

/** The edits that wait for their entry, as the tab keeps them, by topic. */
type Unrecorded = Map<string, { at: number; since: number } | null>

/** Restores a version on a page whose note differs as listed, on a server that answers as listed. */
async function restored(differed: (boolean | null)[], answers: Performed[], kept: Unrecorded = new Map(), start = 100) {
  const sent: unknown[] = []
  let now = start
  const stage = {
    now: () => now++,
    unrecorded: (topic: string, at: number) => {
      const edit = kept.get(topic)
      return edit?.at === at ? edit.since : null
    },
    setUnrecorded: (topic: string, edit: { at: number; since: number } | null) => kept.set(topic, edit),
    restore: async () => differed.shift() ?? null,
    saved: async () => undefined,
    send: async (_: string, body: unknown) => {
      sent.push(body)
      return answers.shift()
    },
  } as unknown as ActStage
  const act = { kind: "restore-note" as const, topic: "T", at: 5 }
  return { answer: await noteModules["restore-note"].perform?.(act, stage), sent }
}

test("a page restores once more where somebody else wrote at the same moment, from the same beginning", async () => {
  const body = { topic: "T", at: 5, since: 100 }
  expect(await restored([true, true], [changed, done])).toEqual({ answer: done, sent: [body, body] })
})

test("a page gives up after three tries, and asks for no entry where nothing differed", async () => {
  const { answer, sent } = await restored([true, true, true, true], [changed, changed, changed, done])
  expect([answer, sent.length]).toEqual([changed, 3])
  expect(await restored([false], [])).toMatchObject({ answer: { ok: true, onPage: true }, sent: [] })
  // the others have taken their words back meanwhile, but no entry says so
  expect((await restored([true, false], [changed])).answer).toEqual(changed)
})

test("another refusal is no reason to restore again", async () => {
  const locked: Performed = { ok: false, refusal: { code: "note-locked", params: { time: 1 } } }
  expect(await restored([true, true], [locked])).toMatchObject({ answer: locked, sent: [{}] })
})

const busy: Performed = { ok: false, refusal: { code: "busy", params: {} } }

test("after a busy server, a second press writes the entry of the edit that stands, and does not restore anew", async () => {
  const kept: Unrecorded = new Map()
  expect((await restored([true], [busy], kept)).answer).toEqual(busy)
  const body = { topic: "T", at: 5, since: 100 }
  // still busy: the press says so, and the next one writes the entry
  expect(await restored([false], [busy], kept, 200)).toEqual({ answer: busy, sent: [body] })
  expect(await restored([false], [done], kept, 300)).toEqual({ answer: done, sent: [body] })
  expect(await restored([false], [], kept, 400)).toMatchObject({ answer: { onPage: true }, sent: [] })
})

test("a second press says why it writes no entry, and where the text differs again it restores from then", async () => {
  const kept: Unrecorded = new Map()
  await restored([true], [busy], kept)
  expect(await restored([false, false], [changed], kept, 200)).toMatchObject({
    answer: changed,
    sent: [{ since: 100 }],
  })
  const { answer, sent } = await restored([true], [done], kept, 300)
  expect([answer, sent]).toEqual([done, [{ topic: "T", at: 5, since: 300 }]])
})

import { expect, test } from "vitest"
import { noteModules } from "../../../client/acts/note/note.ts"
import type { ActStage, Performed } from "../../../client/acts/stage.ts"

const changed: Performed = { ok: false, refusal: { code: "text-changed", params: {} } }
const done = { ok: true, seq: 1, made: {} } as unknown as Performed

/** Restores a version on a page whose note differs as listed, on a server that answers as listed. */
async function restored(differed: (boolean | null)[], answers: Performed[]) {
  const sent: unknown[] = []
  let now = 100
  const stage = {
    now: () => now++,
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

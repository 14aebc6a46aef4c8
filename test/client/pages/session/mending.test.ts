import { signal } from "@preact/signals-core"
import { expect, onTestFinished, test, vi } from "vitest"
import { performAct } from "../../../../client/acts/acts.ts"
import { stageOf } from "../../../../client/pages/session/seated/stageOf.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

test("a suggestion is accepted only once its words are durable: the server reads them then", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const waiting = signal(0)
  const sent: string[] = []
  // `saved` reports only after a delay.
  const live = { send: (kind: string, _body: unknown, after?: Promise<unknown>) => after?.then(() => sent.push(kind)) }
  const room = { note: signal({ waiting, saved: signal({ state: "saved" }) }), live }
  const note = {
    take: () => {
      waiting.value = 1
      return true
    },
  }
  const stage = { ...stageOf(null as never, "", room as never), note: () => Promise.resolve(note as never) }
  const saved = vi.spyOn(stage, "saved")
  const thread = { id: "t", wording: "plain", entries: [], anchor: null } as never
  const accepted = performAct({ kind: "accept-suggestion", thread }, stage, () => {})
  await eventually(() => expect(saved).toHaveBeenCalled())
  await vi.advanceTimersByTimeAsync(15_000)
  expect(sent).toEqual([])
  waiting.value = 0
  await accepted
  expect(sent).toEqual(["accept-suggestion"])
})

import { effect, signal } from "@preact/signals-core"
import { expect, test } from "vitest"
import { derived } from "../../../client/signals/derived.ts"

test("a reader runs again when the derived value differs, and not when only its sources do", () => {
  const now = signal(0)
  const row = { id: "r" }
  const seen: unknown[] = []
  const stop = effect(() => void seen.push(derived(() => (now.value < 3 ? [{ kind: "object", row }] : []))))
  for (let n = 1; n < 6; n += 1) now.value = n
  expect(seen).toEqual([[{ kind: "object", row }], []])
  stop()
  now.value = 0
  expect(seen).toHaveLength(2)
})

test.each([
  ["an order", () => (n: number) => [n, 1 - n]],
  ["a key", () => (n: number) => (n === 0 ? { a: 1 } : { b: 1 })],
  ["nothing", () => (n: number) => (n === 0 ? null : {})],
])("%s is a difference", (_, make) => {
  const n = signal(0)
  let runs = 0
  const of = make()
  const stop = effect(() => {
    runs += 1
    derived<unknown>(() => of(n.value))
  })
  n.value = 1
  expect(runs).toBe(2)
  stop()
})

import { expect, test } from "vitest"
import { isLinearizable, type Operation } from "./linearizable.ts"

const put = (from: number, to: number | null, seen: number, value: string, outcome: Operation["outcome"] = "done") => ({
  from,
  to,
  seen,
  value,
  outcome,
})
const close = { from: 100, to: 110 }

test("answers one after the other, the last of them shown, are linearizable", () => {
  expect(isLinearizable({ operations: [put(1, 2, 0, "a"), put(3, 4, 1, "b")], close, final: "b" })).toBe(true)
  expect(isLinearizable({ operations: [], close, final: null })).toBe(true)
})

test("two tabs at once: one is done and the other stale, in either order", () => {
  const tabs = [put(1, 9, 0, "a"), put(2, 8, 0, "b", "stale")]
  expect(isLinearizable({ operations: tabs, close, final: "a" })).toBe(true)
  expect(isLinearizable({ operations: tabs, close, final: "b" })).toBe(false)
})

test("two that were both done on one revision are not", () => {
  expect(isLinearizable({ operations: [put(1, 9, 0, "a"), put(2, 8, 0, "b")], close, final: "a" })).toBe(false)
})

test("an answer that was acknowledged and is not shown is found, and so is one that was done after the close", () => {
  expect(isLinearizable({ operations: [put(1, 2, 0, "a"), put(3, 4, 1, "b")], close, final: "a" })).toBe(false)
  expect(isLinearizable({ operations: [put(111, 112, 0, "late")], close, final: "late" })).toBe(false)
  expect(isLinearizable({ operations: [put(99, 112, 0, "just in time")], close, final: "just in time" })).toBe(true)
})

test("a stale read that comes after a done one was answered is found", () => {
  const lost = [put(1, 2, 0, "a"), put(3, 4, 0, "b")]
  expect(isLinearizable({ operations: lost, close, final: "b" })).toBe(false)
})

test("one that was refused as closed before anybody closed is found; one without an answer may have counted or not", () => {
  expect(isLinearizable({ operations: [put(1, 2, 0, "a", "closed")], close, final: null })).toBe(false)
  for (const final of ["a", null])
    expect(isLinearizable({ operations: [put(1, null, 0, "a", "unknown")], close, final })).toBe(true)
})

import { expect, test } from "vitest"
import type { FoldedFor } from "../../../shared/contract/live.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { foldedFor, isSameFold } from "../../../shared/rules/foldedFor.ts"

const reader = { member: "m1" as never, role: "panelist" as const, side: null }
const now = foldedFor(reader, emptyState)

test("a snapshot says for whom and by which code it was made", () => {
  expect(now).toMatchObject({ audience: "room", member: "m1", role: "panelist", side: null, attribution: "named" })
  expect(foldedFor({ ...reader, role: "observer" }, emptyState).audience).toBe("gallery")
})

test.each([
  { audience: "gallery" },
  { member: "m2" },
  { role: "moderator" },
  { side: "CN" },
  { attribution: "chatham" },
  { contract: "1.x" },
] as Partial<FoldedFor>[])("the same snapshot would not be made where this differs: %j", change => {
  expect(isSameFold(now, { ...now })).toBe(true)
  expect(isSameFold(now, { ...now, ...change })).toBe(false)
  expect(isSameFold({ ...now, ...change }, now)).toBe(false)
})

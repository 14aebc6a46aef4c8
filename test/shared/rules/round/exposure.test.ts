import { expect, test } from "vitest"
import { sidesKept } from "../../../../server/commands/round/secret/sidesKept.ts"
import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { exposedBy } from "../../../../shared/rules/round/exposure.ts"

const electors = (sizes: Record<string, number>): Elector[] =>
  Object.entries(sizes).flatMap(([side, n]) =>
    Array.from({ length: n }, (_, i) => ({
      member: MemberId.parse(`${side}${i}`),
      side: side === "none" ? null : SideId.parse(side),
    })),
  )

test.each(["rating", "call"] as const)("fewer than four electors expose one another in a %s; four do not", kind => {
  expect(exposedBy(electors({ none: 3 }), kind)).toEqual({ kind: "all", n: 3 })
  expect(exposedBy(electors({ none: 4 }), kind)).toBeNull()
  expect(exposedBy(electors({ cn: 4 }), kind)).toBeNull()
})

test("the outcome of a call exposes a side of fewer than four", () => {
  expect(exposedBy(electors({ cn: 7, jp: 1 }), "call")).toEqual({ kind: "side", side: "jp", n: 1 })
  expect(exposedBy(electors({ cn: 2, jp: 2 }), "call")).toEqual({ kind: "side", side: "cn", n: 2 })
  expect(exposedBy(electors({ cn: 4, jp: 5, none: 1 }), "call")).toBeNull()
})

test("a rating exposes no side: where any group is smaller than four, no ballot and no figure says its side", () => {
  for (const sizes of [
    { cn: 3, jp: 5 },
    { cn: 4, jp: 4, none: 1 },
  ]) {
    expect(exposedBy(electors(sizes), "rating")).toBeNull()
    expect(sidesKept(electors(sizes))).toBe(false)
  }
})

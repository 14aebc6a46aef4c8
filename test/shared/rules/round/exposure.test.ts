import { expect, test } from "vitest"
import type { Elector } from "../../../../shared/model/answer.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { exposedBy } from "../../../../shared/rules/round/exposure.ts"

const electors = (sizes: Record<string, number>): Elector[] =>
  Object.entries(sizes).flatMap(([side, n]) =>
    Array.from({ length: n }, (_, i) => ({
      member: MemberId.parse(`${side}${i}`),
      side: side === "none" ? null : SideId.parse(side),
    })),
  )

test("fewer than four electors expose one another; four or more of one side, or without sides, do not", () => {
  expect(exposedBy(electors({ none: 3 }))).toEqual({ of: "all", n: 3 })
  expect(exposedBy(electors({ none: 4 }))).toBeNull()
  expect(exposedBy(electors({ cn: 4 }))).toBeNull()
})

test("a side of fewer than four is exposed by the total minus the other side, and so is who sits on none", () => {
  expect(exposedBy(electors({ cn: 7, jp: 1 }))).toEqual({ of: "side", side: "jp", n: 1 })
  expect(exposedBy(electors({ cn: 2, jp: 2 }))).toEqual({ of: "side", side: "cn", n: 2 })
  expect(exposedBy(electors({ cn: 4, jp: 4, none: 1 }))).toEqual({ of: "side", side: null, n: 1 })
  expect(exposedBy(electors({ cn: 4, jp: 5, none: 4 }))).toBeNull()
})

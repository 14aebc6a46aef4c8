import { expect, test } from "vitest"
import { linkState, opensSeat } from "../../../../shared/rules/people/links.ts"

const seat = { id: "Lin", role: "panelist", side: "CN", taken: false, removed: false }
const link = {
  role: "panelist",
  side: null,
  member: "Lin",
  spent: false,
  revoked: false,
  uses: 2,
  used: 0,
  expiresAt: 9,
}
const opens = (member: object, of: object = {}) =>
  opensSeat({ members: { Lin: { ...seat, ...member } } } as never, { ...link, ...of } as never)

test("a link to somebody's seat opens it until it is taken, and only as what it was made for", () => {
  expect(opens({})).toBe("yes")
  expect(opens({ taken: true })).toBe("taken")
  expect(opens({}, { spent: true })).toBe("taken")
  expect(opens({ removed: true, taken: true })).toBe("changed")
  expect(opens({ role: "observer" })).toBe("changed")
  expect([opens({}, { side: "CN" }), opens({}, { side: "JP" })]).toEqual(["yes", "changed"])
  expect(opens({}, { member: "nobody" })).toBe("changed")
  // a link for many is bound to nobody
  expect(opens({ taken: true }, { member: null })).toBe("yes")
})

test("a reader who opens it finds revoked, used, expired or changed, in this order", () => {
  const state = (member: object, of: object = {}, now = 5) =>
    linkState({ members: { Lin: { ...seat, ...member } } } as never, { ...link, ...of } as never, now)
  expect(state({})).toBe("works")
  expect(state({ taken: true }, { revoked: true }, 10)).toBe("revoked")
  expect(state({ taken: true }, {}, 10)).toBe("used")
  expect(state({}, { used: 2 })).toBe("used")
  expect([state({}, {}, 8), state({}, {}, 9), state({}, { expiresAt: null }, 99)]).toEqual([
    "works",
    "expired",
    "works",
  ])
  expect(state({ removed: true })).toBe("changed")
})

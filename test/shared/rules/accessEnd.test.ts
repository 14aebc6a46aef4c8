import { expect, test } from "vitest"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { accessEnd, seatHeld } from "../../../shared/rules/people/accessEnd.ts"

const id = (name: string) => name as MemberId
const panel = (lin: object): State =>
  ({
    ...emptyState,
    members: { Lin: { id: "Lin", name: "Lin", ...lin }, Miwa: { id: "Miwa", name: "Miwa", romanised: "", short: "" } },
  }) as unknown as State
const reissued = { by: "Miwa", at: 5, reason: "Lost." }

test("only the former holder of a reissued seat is told of the reissue, and not the next one", () => {
  const after = panel({ reissued, taken: true })
  const before = seatHeld(panel({}), id("Lin"))
  expect(accessEnd(after, after, before)).toMatchObject({ why: "reissued", at: 5, by: "Miwa", reason: "Lost." })
  expect(accessEnd(after, after, seatHeld(after, id("Lin")))).toMatchObject({ why: "signed-out", by: "", reason: "" })
})

test("an ended access tells no name and no reason that the reader's audience does not show", () => {
  const gallery = panel({})
  const told = accessEnd(panel({ reissued }), gallery, seatHeld(gallery, id("Lin")))
  expect(told).toEqual({ kind: "access-ended", why: "reissued", at: 5, by: "", reason: "" })
})

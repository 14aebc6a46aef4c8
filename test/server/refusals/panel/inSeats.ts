import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { inPanel, type Provocation } from "../provoking.ts"
import { openCall } from "./asking.ts"

/** Refusals about a seat that a delegate shares with an alternate. */
export const inSeats: Partial<Record<RefusalCode, Provocation>> = {
  "seat-in-round": inPanel(async (panel, attempt) => {
    await panel.take("panelist2")
    await panel.alternate("panelist2", "Ines")
    await openCall(panel, await panel.proposed())
    return attempt("panelist2", "seat-alternate", {})
  }),
  "seat-proposed": inPanel(async (panel, attempt) => {
    for (const who of ["moderator", "secretary", "panelist2"]) await panel.take(who)
    const member = panel.people["panelist2"]!
    await panel.alternate("panelist2", "Ines")
    await panel.do("moderator", "remove-member", { member, reason: "Not on the list." })
    return attempt("panelist2", "seat-alternate", {})
  }),
  "alternates-named": inPanel(async (panel, attempt) => {
    for (let n = 1; n <= 10; n++) await panel.do("panelist2", "name-alternate", { name: `Person ${n}` })
    return attempt("panelist2", "name-alternate", { name: "Person 11" })
  }),
  "seat-shared": inPanel(async (panel, attempt) => {
    const member = await panel.alternate("panelist2", "Ines")
    return attempt("host", "reissue-seat", { member, reason: "The phone is lost." })
  }),
  "alternate-sits": inPanel(async (panel, attempt) => {
    await panel.take("panelist2")
    await panel.alternate("panelist2", "Ines")
    await panel.do("panelist2", "seat-alternate", {})
    return attempt("panelist2", "withdraw-alternate", {})
  }),
  "cannot-sit": inPanel(async (panel, attempt) => {
    await panel.take("panelist2")
    await panel.do("panelist2", "name-alternate", { name: "Ines" })
    return attempt("panelist2", "seat-alternate", {})
  }),
}

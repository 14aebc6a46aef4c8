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

import type { Me } from "../../../../shared/contract/queries.ts"
import type { Accounts } from "../../../ports/database/accounts.ts"
import type { Seat } from "../../../ports/seats.ts"

export const meOf = ({ member, name, role, side, lang }: Seat): Me => ({ member, name, role, side, lang })

/** The reader of a panel's page, with whether an account keeps a seat that votes (DOMAIN SI11). */
export async function readerOfPage(accounts: Pick<Accounts, "keeperOf">, seat: Seat): Promise<Me> {
  const me = meOf(seat)
  if (seat.member === null || seat.role !== "panelist") return me
  return (await accounts.keeperOf(seat.workspace, seat.member)) === null ? me : { ...me, kept: true }
}

import type { Me } from "../../../../shared/contract/queries.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import type { Folds } from "../../../log/folds.ts"
import type { Accounts } from "../../../ports/database/accounts.ts"
import type { Seat } from "../../../ports/seats.ts"

export const meOf = ({ member, name, role, side, lang, administrator }: Seat): Me => ({
  member,
  name,
  role,
  side,
  lang,
  ...(administrator !== undefined && { administrator: true }),
})

/**
 * The reader of a panel's page, with whether an account keeps a seat that votes (DOMAIN SI11), and an observer's own
 * consents, which the entries for observers leave out (DOMAIN PN2).
 */
export async function readerOfPage(
  { accounts, folds }: { accounts: Pick<Accounts, "keeperOf">; folds: Pick<Folds, "current"> },
  seat: Seat,
): Promise<Me> {
  const me = meOf(seat)
  if (seat.member !== null && seat.role === "observer") return withOwn(me, (await folds.current(seat.workspace)).state)
  if (seat.member === null || seat.role !== "panelist") return me
  return (await accounts.keeperOf(seat.workspace, seat.member)) === null ? me : { ...me, kept: true }
}

function withOwn(me: Me, state: State): Me {
  const { consents = {}, erasure } = findMember(state, me.member) ?? {}
  const former = state.workspace?.privacy?.former?.filter(({ hash }) => hash === consents.notice?.hash) ?? []
  return { ...me, privacy: { consents, ...(erasure && { erasure }), former } }
}

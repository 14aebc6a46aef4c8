import type { Me } from "../../../../shared/contract/queries.ts"
import type { Seat } from "../../../ports/seats.ts"

export const meOf = ({ member, name, role, side, lang }: Seat): Me => ({ member, name, role, side, lang })

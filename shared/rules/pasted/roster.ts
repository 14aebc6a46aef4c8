import type { Member, State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"
import type { SeatRole } from "../../model/terms.ts"
import { rowsOf } from "./rows.ts"

export type RosterLine =
  | { line: "new"; name: string; role: SeatRole; side: SideId | null; field: string }
  | { line: "same"; member: Member }
  | { line: "changed"; member: Member; role: SeatRole; side: SideId | null }
  | { line: "unread"; text: string }

const roles: Record<string, SeatRole> = {
  moderator: "moderator",
  主持人: "moderator",
  司会: "moderator",
  secretary: "secretary",
  秘书: "secretary",
  書記: "secretary",
  panelist: "panelist",
  专家: "panelist",
  委員: "panelist",
  observer: "observer",
  观察员: "observer",
  オブザーバー: "observer",
}

/** `name;role;side;expertise`, a line each. Nobody is removed: who is not in the text stays. */
export function readRoster(text: string, { members, sides }: Pick<State, "members" | "sides">): RosterLine[] {
  const rows = rowsOf(text)
  const heads = rows.length > 1 && roles[(rows[0]?.[1] ?? "").toLowerCase()] === undefined && rows[0]?.[1] !== ""
  return rows.slice(heads ? 1 : 0).map(([name = "", word = "", place = "", field = ""]): RosterLine => {
    const role = word === "" ? "panelist" : roles[word.toLowerCase()]
    const side = sides.find(one => one.mark === place || one.id === place || Object.values(one.title).includes(place))
    const unread = name === "" || name.length > 80 || !role || (place !== "" && !side)
    if (unread || !role) return { line: "unread", text: [name, word, place, field].join(" ; ") }
    const known = Object.values(members).find(one => one.name === name && !one.removed)
    const at = side?.id ?? null
    if (!known) return { line: "new", name, role, side: at, field }
    const same = known.role === role && known.side === at
    return same ? { line: "same", member: known } : { line: "changed", member: known, role, side: at }
  })
}

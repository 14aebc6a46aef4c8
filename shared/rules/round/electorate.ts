import type { State } from "../../fold/state.ts"
import type { Elector } from "../../model/answer.ts"
import type { MemberId, SideId, StatementId } from "../../model/ids.ts"
import type { Rule } from "../../model/rule.ts"
import { needed, reaches } from "./fraction.ts"

/** Panelists seated when a round opens, present or not; who recused themselves from the statement is not among them. */
export function electorateOf(state: State, statement?: StatementId): Elector[] {
  const recused = statement ? (state.statements[statement]?.recused ?? []) : []
  return Object.values(state.members)
    .filter(member => member.role === "panelist" && !member.removed && !recused.includes(member.id))
    .map(member => ({ member: member.id, side: member.side }))
}

export type Quorum =
  | { met: true }
  /** `side` null: the whole electorate */
  | { met: false; side: SideId | null; more: number; missing: MemberId[] }

/** Whether a call may open in a live session: present/electorate ≥ q, and each side ≥ qSide. */
export function quorum(rule: Rule, electorate: readonly Elector[], present: ReadonlySet<string>): Quorum {
  const missing = (rows: readonly Elector[]) => rows.map(row => row.member).filter(member => !present.has(member))
  const short = (rows: readonly Elector[], share: Rule["quorum"], side: SideId | null): Quorum => {
    const absent = missing(rows)
    const here = rows.length - absent.length
    if (reaches(here, rows.length, share) && rows.length > 0) return { met: true }
    return { met: false, side, more: Math.max(1, needed(rows.length, share) - here), missing: absent }
  }
  const sides = [...new Set(electorate.flatMap(({ side }) => (side === null ? [] : [side])))]
  const checks = [
    ...sides.map(side =>
      short(
        electorate.filter(row => row.side === side),
        rule.sideQuorum,
        side,
      ),
    ),
    short(electorate, rule.quorum, null),
  ]
  return checks.find(check => !check.met) ?? { met: true }
}

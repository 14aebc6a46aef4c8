import type { Entry } from "../../../contract/events.ts"
import { patch } from "../../changes/change.ts"
import type { Session, SideTime } from "../../sessionState.ts"
import type { State } from "../../state.ts"

const none: SideTime = { budgets: [], loans: [], overruns: [] }

const sideTime = (state: State, id: Session["id"], change: (row: SideTime) => Partial<SideTime>): State => ({
  ...state,
  sessions: patch(state.sessions, id, ({ sideTime: row = none }) => ({ sideTime: { ...row, ...change(row) } })),
})

export function foldBudgets(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "budgets-set": {
      const { session, item, sides } = entry.body
      return sideTime(state, session, ({ budgets }) => {
        const others = budgets.filter(one => one.item !== item)
        return { budgets: sides.length > 0 ? [...others, { item, sides }] : others }
      })
    }
    case "time-lent": {
      const { session, loan: id, item, from, to, seconds } = entry.body
      const loan = { id, item, from, to, seconds, back: 0, by: entry.by, at: entry.at }
      return sideTime(state, session, ({ loans }) => ({ loans: [...loans, loan] }))
    }
    case "time-taken-back": {
      const { session, loan, seconds } = entry.body
      return sideTime(state, session, ({ loans }) => ({
        loans: loans.map(one => (one.id === loan ? { ...one, back: one.back + seconds } : one)),
      }))
    }
    case "time-overrun": {
      const { session, item, side, seconds } = entry.body
      return sideTime(state, session, ({ overruns }) => ({
        overruns: [...overruns, { item, side, seconds, at: entry.at }],
      }))
    }
    default:
      return state
  }
}

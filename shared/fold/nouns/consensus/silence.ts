import type { Entry } from "../../../contract/events.ts"
import type { MemberId } from "../../../model/ids.ts"
import { patch } from "../../changes/change.ts"
import type { Round } from "../../consensusState.ts"
import type { State } from "../../state.ts"

/**
 * Notes who has seen an open silence procedure, and who could not answer for a part of it: their silence does not agree
 * (DOMAIN L7). The end of a seat is not noted, since the seat says it.
 */
export function foldSilence(state: State, entry: Entry): State {
  if (entry.kind === "silence-seen") {
    const { round, member } = entry.body
    return { ...state, rounds: patch(state.rounds, round, row => ({ seen: withMembers(row.seen, [member]) })) }
  }
  const barred = barredBy(state, entry)
  return barred === null
    ? state
    : Object.values(state.rounds)
        .filter(({ state: is, reach }) => is === "open" && reach !== undefined)
        .reduce((all, row) => ({ ...all, rounds: patch(all.rounds, row.id, kept(row, barred)) }), state)
}

/** The member whom the entry keeps from answering, or shows to have been kept from it until now; null if nobody. */
function barredBy({ workspace }: State, { kind, body }: Entry): MemberId | "everybody" | null {
  switch (kind) {
    case "member-suspended":
    case "attribution-accepted":
      return body.member
    case "consent-given":
      return workspace?.privacy?.blocks ? body.member : null
    case "workspace-archived":
    case "attribution-set":
      return "everybody"
    case "privacy-set":
      return body.blocks ? "everybody" : null
    default:
      return null
  }
}

function kept({ electorate, unable }: Round, barred: MemberId | "everybody"): Partial<Round> {
  const asked = electorate.map(({ member }) => member)
  const now = asked.filter(member => barred === "everybody" || member === barred)
  return now.length === 0 ? {} : { unable: withMembers(unable, now) }
}

const withMembers = (before: readonly MemberId[] = [], more: readonly MemberId[]): MemberId[] => [
  ...new Set([...before, ...more]),
]

import type { RoundId } from "../../../shared/model/ids.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import { ballotsSeen } from "../ballotsSeen.ts"
import type { MemoryTables } from "./tables.ts"

type Roll = NonNullable<ReturnType<MemoryTables["rolls"]["get"]>>

export function memoryBallots(tables: MemoryTables): Ballots {
  const printed = (round: RoundId) => tables.ballots.get(round) ?? []
  const cast = (round: RoundId) =>
    printed(round)
      .filter(({ filled }) => filled)
      .map(({ filled: _, value, ...ballot }) => ({ ...ballot, value: value.slice() }))
  const enrolled = (round: RoundId): Roll => tables.rolls.get(round) ?? new Map()

  return {
    keepsTokens: false,
    tokens: async () => null,
    rounds: async () => [...new Set([...tables.ballots.keys(), ...tables.rolls.keys()])],
    async print(round, blanks, afresh) {
      if (afresh && cast(round).length > 0) return false
      const blank = blanks.map(one => ({ ...one, value: one.value.slice(), filled: false }))
      const all = [...(afresh ? [] : printed(round)), ...blank]
      tables.ballots.set(
        round,
        all.sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1)),
      )
      return true
    },
    castIn: async round => cast(round).length,
    count: async round => ({ cast: cast(round), seen: ballotsSeen(cast(round)) }),
    async cast({ workspace, expect, round, tokenHash, value, most }) {
      const head = tables.events.get(workspace)?.at(-1)
      if ((head?.seq ?? 0) !== expect.seq || (head?.hash ?? "") !== expect.hash) return "behind"
      const blank = printed(round).find(one => one.tokenHash === tokenHash)
      if (!blank || (!blank.filled && cast(round).length >= most)) return "unknown"
      if (blank.value.length !== value.length) throw new Error("a ballot of another length would be found by it")
      Object.assign(blank, { filled: true, value: value.slice() })
      return "cast"
    },
    holds: async (round, tokenHash) => printed(round).some(one => one.tokenHash === tokenHash),
    async enrol(round, electors) {
      const roll = new Map(enrolled(round))
      for (const { member, seal } of electors) roll.set(member, { marked: false, seal })
      tables.rolls.set(round, roll)
    },
    async mark(round, { member, seal }) {
      if (enrolled(round).get(member)?.marked !== false) return "refused"
      tables.rolls.set(round, new Map(enrolled(round)).set(member, { marked: true, seal }))
      return "marked"
    },
    async reseal(round, { member, seal }) {
      if (!enrolled(round).get(member)?.marked) return "refused"
      tables.rolls.set(round, new Map(enrolled(round)).set(member, { marked: true, seal }))
      return "marked"
    },
    async end(round, tokenHash) {
      const left = printed(round).filter(one => one.filled || one.tokenHash !== tokenHash)
      if (left.length === printed(round).length) return "refused"
      tables.ballots.set(round, left)
      return "ended"
    },
    sealOf: async (round, member) => enrolled(round).get(member)?.seal ?? null,
    roll: async round =>
      [...enrolled(round)]
        .map(([member, { marked }]) => ({ member, marked }))
        .sort((a, b) => (a.member < b.member ? -1 : 1)),
    async destroy(round) {
      tables.ballots.delete(round)
      tables.rolls.delete(round)
    },
    onLost: () => () => {},
    // memory keeps no history of earlier writes, so no write is ever held
    isHolding: () => false,
    onHolding: () => {},
  }
}

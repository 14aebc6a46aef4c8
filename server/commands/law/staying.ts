import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"

/** Counts the texts of a member that an erasure leaves, because others rely on them (DOMAIN ER3). */
export function stayingTexts(
  state: State,
  member: MemberId,
): { reasons: number; statements: number; additions: number } {
  const said = saidIn(state).filter(({ authors }) => authors.includes(member))
  const starting = (noun: string) => said.filter(({ key }) => key.startsWith(`${noun}:`)).length
  return {
    reasons: starting("round") + starting("objection") + starting("proposal"),
    statements: Object.values(state.statements).filter(({ by }) => by === member).length,
    additions: starting("record"),
  }
}

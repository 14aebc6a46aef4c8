import { type Refusal, refuse } from "../../contract/refusals.ts"
import type { Round, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { standsAsGiven } from "../round/objections.ts"
import { textWaits } from "../round/opening.ts"
import { declarable } from "../round/outcome/outcome.ts"
import { standing } from "../round/outcome/standing.ts"

/** Why this member cannot declare a record of a statement now, at any level; null if they can. */
export function cannotDeclare(state: State, statement: Statement, member: string | null): Refusal | null {
  const stands = standing(state, statement.id)
  if (!stands || statement.state !== "proposed") return refuse("not-revealed").refuse
  const { computed, round } = stands
  if (tookPosition(round, member)) return refuse("took-a-position", { name: otherChair(state, member) }).refuse
  const version = statement.versions.find(one => one.n === round.version)
  const waits = version ? textWaits(state, statement, version) : null
  if (waits) return waits.refuse
  const open = Object.values(state.objections).find(
    one =>
      one.statement === statement.id &&
      one.version === round.version &&
      one.answer === null &&
      !standsAsGiven(state, one) &&
      round.electorate.some(elector => elector.member === one.by),
  )
  if (open) return refuse("objection-open", { name: state.members[open.by]?.name ?? "—" }).refuse
  return declarable(computed).length === 0 ? refuse("no-level", { computed }).refuse : null
}

/**
 * Returns whether the member answered in the round. If names are hidden, nobody can know, so every member who may have
 * answered counts.
 */
function tookPosition({ anonymity, electorate, answers, roll }: Round, member: string | null): boolean {
  const took = (roll ?? electorate.map(elector => elector.member)) as readonly string[]
  if (anonymity === "named") return answers?.some(answer => answer.member === member) ?? false
  return member !== null && took.includes(member)
}

const otherChair = ({ members }: State, member: string | null): string =>
  Object.values(members).find(one => one.role === "moderator" && one.id !== member)?.name ?? "—"

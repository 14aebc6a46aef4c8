import type { Objection, RecordRow } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { RecordedObjection } from "../../model/consensus/record.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"
import { right } from "../policy.ts"

/**
 * Whether nobody is left who could reply: the objection's owner has left the panel, the seat has another holder, or no
 * longer gives positions. The objection stands as given, and nothing waits for it (DOMAIN O2).
 */
export function standsAsGiven(state: Pick<State, "members">, { by, at }: Objection): boolean {
  const owner = state.members[by]
  // an owner whose name the reader may not see is unknown here
  return (
    owner !== undefined && (owner.removed || !isOfThisHolder(state, by, at) || right(owner.role, "object") === "no")
  )
}

/** The form in which a record prints an objection: maintained only if its owner said so (DOMAIN O1). */
export const asRecorded = (state: Pick<State, "members">, one: Objection): RecordedObjection => ({
  objection: one.id,
  by: one.by,
  reason: one.reason,
  remedy: one.remedy,
  disposition: one.answer?.disposition ?? null,
  answer: one.answer?.text ?? null,
  reply: one.reply?.reply ?? null,
  ...(one.reply === null && standsAsGiven(state, one) ? { left: true } : {}),
  earlier: one.earlier.map(({ answer, reply }) => ({
    disposition: answer.disposition,
    answer: answer.text,
    reply: reply?.reply ?? null,
  })),
})

/**
 * Records that ended before they were in force: their statement is proposed again, and its objections are open again.
 */
const failed = new Set<RecordRow["state"]>(["returned", "taken_back", "lapsed"])

/** The record that fixes the outcome of the objections to this version, even if another version is drafted after it. */
export const fixedBy = ({ records }: Pick<State, "records">, at: Pick<Objection, "statement" | "version">) =>
  Object.values(records).find(
    ({ body, state }) => body.statement === at.statement && body.version === at.version && !failed.has(state),
  )

/**
 * As a record froze it. A record of an earlier version says "maintained" also if its owner was silent; the log corrects
 * that.
 */
export const asSaid = ({ objections }: Pick<State, "objections">, frozen: RecordedObjection): RecordedObjection =>
  frozen.reply === "maintained" && objections[frozen.objection]?.reply === null ? { ...frozen, reply: null } : frozen

/** An objection as its record froze it, or its present state if there is no record yet. */
export function asItStands(
  state: Pick<State, "records" | "members" | "objections">,
  objection: Objection,
): RecordedObjection {
  const frozen = fixedBy(state, objection)?.body.objections.find(one => one.objection === objection.id)
  return frozen ? asSaid(state, frozen) : asRecorded(state, objection)
}

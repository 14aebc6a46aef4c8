import type { Objection, RecordRow } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { RecordedObjection } from "../../model/record.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"
import { right } from "../policy.ts"

/**
 * Nobody is left who could say what becomes of it: its owner has left the panel, their seat is another's by now, or gives
 * no position any more. It stands as given, and is waited for by nothing (DOMAIN O2).
 */
export function standsAsGiven(state: Pick<State, "members">, { by, at }: Objection): boolean {
  const owner = state.members[by]
  // whose names the reader is not told, of them nothing is known either
  return (
    owner !== undefined && (owner.removed || !isOfThisHolder(state, by, at) || right(owner.role, "object") === "no")
  )
}

/** How a record prints an objection: it is maintained only where its owner said so (DOMAIN O1). */
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

/** These ended before they were in force: their statement stands proposed again, and its objections are open with it. */
const failed = new Set<RecordRow["state"]>(["returned", "taken_back", "lapsed"])

/** The record that fixes what became of the objections to this version, whatever is drafted after it. */
export const fixedBy = ({ records }: Pick<State, "records">, at: Pick<Objection, "statement" | "version">) =>
  Object.values(records).find(
    ({ body, state }) => body.statement === at.statement && body.version === at.version && !failed.has(state),
  )

/** As a record froze it; one of an earlier version says "maintained" where its owner said nothing, and the log knows better. */
export const asSaid = ({ objections }: Pick<State, "objections">, frozen: RecordedObjection): RecordedObjection =>
  frozen.reply === "maintained" && objections[frozen.objection]?.reply === null ? { ...frozen, reply: null } : frozen

/** An objection as its record froze it; before there is one, as it stands. */
export function asItStands(
  state: Pick<State, "records" | "members" | "objections">,
  objection: Objection,
): RecordedObjection {
  const frozen = fixedBy(state, objection)?.body.objections.find(one => one.objection === objection.id)
  return frozen ? asSaid(state, frozen) : asRecorded(state, objection)
}

import type { Objection } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import type { RecordedObjection } from "../../model/consensus/record.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"
import { right } from "../policy.ts"

/**
 * The member who raised an objection, and the time. One that came with an answer in a round was raised by who held the
 * seat when the round opened, because the round is closed to later holders (DOMAIN S5).
 */
export const objectionSaid = ({ by, at, askedAt = at }: Objection) => ({ by, at: askedAt })

/**
 * Returns whether nobody can reply for an objection any more: its owner has left the panel or gives no positions now,
 * or the seat was reissued. The objection stands as it was given, and nothing waits for a reply (DOMAIN O2).
 */
export function standsAsGiven(state: Pick<State, "members">, objection: Objection): boolean {
  const { by, at } = objectionSaid(objection)
  const owner = state.members[by]
  // The state has no row for the owner if the reader may not see their name.
  return (
    owner !== undefined && (owner.removed || !isOfThisHolder(state, by, at) || right(owner.role, "object") === "no")
  )
}

/** An objection as a record prints it. It is called maintained only if its owner said so (DOMAIN O1). */
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
 * The states of records that ended before they were in force. Their statement is proposed again, and its objections are
 * open again.
 */
const failed = new Set<RecordRow["state"]>(["returned", "taken_back", "lapsed"])

/**
 * The record that fixed the outcome of the objections to this version, even if a later version of the statement has
 * been drafted since.
 */
export const fixedBy = ({ records }: Pick<State, "records">, at: Pick<Objection, "statement" | "version">) =>
  Object.values(records).find(
    ({ body, state }) => body.statement === at.statement && body.version === at.version && !failed.has(state),
  )

/**
 * An objection as a record froze it. Records that an earlier version of Plenary made say "maintained" even if the owner
 * had not replied. For such a record the reply is null, as in the log.
 */
export const asSaid = ({ objections }: Pick<State, "objections">, frozen: RecordedObjection): RecordedObjection =>
  frozen.reply === "maintained" && objections[frozen.objection]?.reply === null ? { ...frozen, reply: null } : frozen

/** An objection as its record froze it. If there is no record yet, the objection as it is now. */
export function asItStands(
  state: Pick<State, "records" | "members" | "objections">,
  objection: Objection,
): RecordedObjection {
  const frozen = fixedBy(state, objection)?.body.objections.find(one => one.objection === objection.id)
  return frozen ? asSaid(state, frozen) : asRecorded(state, objection)
}

import type { Objection, RecordCard } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { RecordedObjection } from "../../model/record.ts"

/** How a record prints an objection: one that was answered and not replied to is maintained (domain.md §4). */
export const asRecorded = (one: Objection): RecordedObjection => ({
  objection: one.id,
  by: one.by,
  reason: one.reason,
  remedy: one.remedy,
  disposition: one.answer?.disposition ?? null,
  answer: one.answer?.text ?? null,
  reply: one.reply?.reply ?? (one.answer ? "maintained" : null),
  earlier: one.earlier.map(({ answer, reply }) => ({
    disposition: answer.disposition,
    answer: answer.text,
    reply: reply?.reply ?? null,
  })),
})

/** These ended before they were in force: their statement stands proposed again, and its objections are open with it. */
const failed = new Set<RecordCard["state"]>(["returned", "taken_back", "lapsed"])

/** The record that fixes what became of the objections to this version, whatever is drafted after it. */
export const fixedBy = ({ records }: Pick<State, "records">, at: Pick<Objection, "statement" | "version">) =>
  Object.values(records).find(
    ({ body, state }) => body.statement === at.statement && body.version === at.version && !failed.has(state),
  )

/** An objection as its record froze it; before there is one, as it stands. */
export const asItStands = (state: Pick<State, "records">, objection: Objection): RecordedObjection =>
  fixedBy(state, objection)?.body.objections.find(one => one.objection === objection.id) ?? asRecorded(objection)

import type { Member } from "../../../fold/peopleState.ts"
import type { ProgressNote, RecordRow } from "../../../fold/recordState.ts"
import type { ActionItem } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { ProgressState } from "../../../model/terms.ts"
import { isOfThisHolder } from "../../people/seats/holder.ts"
import { right } from "../../policy.ts"
import { isActive } from "../../readings/members.ts"

/** Returns whether a moderator may name this member to note progress (DOMAIN J6). */
export const canNoteProgress = (member: Member): boolean =>
  right(member.role, "note progress") !== "no" && isActive(member)

/**
 * The members who note progress on the record today. A member who left, was suspended or lost the role is not among
 * them, nor is a seat that was reissued after the naming (DOMAIN J6).
 */
export const progressMembers = (state: State, { progressBy }: RecordRow): Member[] =>
  (progressBy?.members ?? []).flatMap(id => {
    const member = state.members[id]
    return member && canNoteProgress(member) && isOfThisHolder(state, id, progressBy?.at ?? 0) ? [member] : []
  })

export const notesProgress = (state: State, record: RecordRow, member: string | null): boolean =>
  progressMembers(state, record).some(({ id }) => id === member)

export const lastProgress = ({ progress }: RecordRow): ProgressNote | undefined => progress?.at(-1)

/**
 * How far the work under a record has come: the state of the last note. A record without a note is not begun if
 * somebody was named or an action belongs to it. Null if the panel expects no work under the record.
 */
export function progressState(state: Pick<State, "actions">, record: RecordRow): ProgressState | null {
  const last = lastProgress(record)
  if (last) return last.state
  const expected = (record.progressBy?.members.length ?? 0) > 0 || actionsOfRecord(state, record).length > 0
  return expected || record.progressBy !== undefined ? "not_begun" : null
}

/** The actions that carry out a record, oldest first. */
export const actionsOfRecord = ({ actions }: Pick<State, "actions">, { id }: Pick<RecordRow, "id">): ActionItem[] =>
  Object.values(actions).filter(({ record }) => record === id)

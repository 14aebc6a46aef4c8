import type { Member } from "../fold/peopleState.ts"
import type { State } from "../fold/state.ts"
import type { Attribution } from "../model/terms.ts"

/** Rules about settings that can no longer change, because the panel has begun to work under them. */

/**
 * How much each policy hides from the gallery. A policy with a higher number hides everything that a policy with a
 * lower number hides.
 */
const keepsMore: Record<Attribution, number> = { named: 0, unattributed: 1, chatham: 2 }

/**
 * Returns whether anybody has contributed or a session has started. Contributions were made under the policy of that
 * time. The caller checks notes separately.
 */
export const hasContributions = (state: State): boolean =>
  [state.threads, state.statements, state.questions, state.actions].some(rows => Object.keys(rows).length > 0) ||
  Object.values(state.proposals).some(({ reason }) => reason !== "") ||
  Object.values(state.members).some(({ interest, proposedInterest }) => interest !== null || proposedInterest) ||
  Object.values(state.sessions).some(({ startedAt, summary }) => startedAt !== null || Object.keys(summary).length > 0)

/**
 * Returns whether the policy may change. Contributions never become more public than the policy under which they were
 * made. A stricter policy may be set at any time (DOMAIN A1).
 */
export const mayBecome = (from: Attribution, to: Attribution, contributed: boolean): boolean =>
  !contributed || keepsMore[to] >= keepsMore[from]

/** Returns whether the seat is taken and its owner has not agreed to the current policy. */
export const owesConsent = ({ workspace }: Pick<State, "workspace">, member: Member | undefined): boolean =>
  member?.agreed !== undefined && workspace !== null && member.agreed !== workspace.attribution

/**
 * Returns whether the languages can no longer change. They are fixed once a version was proposed, because its texts are
 * frozen in the languages that were authentic then.
 */
export const languagesFixed = ({ statements }: State): boolean =>
  Object.values(statements).some(({ versions }) => versions.length > 0)

/** Returns whether a side's mark has at most two characters. A longer mark would be a name. */
export const isMark = (mark: string): boolean => Array.from(mark).length <= 2

/** The index of the first mark that is too long or repeats an earlier one; -1 if there is none. */
export const markAmiss = (marks: readonly string[]): number =>
  marks.findIndex((mark, n) => !isMark(mark) || marks.indexOf(mark) < n)

/**
 * Returns whether sides can no longer be added or removed. They are fixed once a round was opened, because rounds and
 * records count their answers by side.
 */
export const sidesFixed = ({ rounds }: State): boolean => Object.keys(rounds).length > 0

/**
 * Returns whether names and marks of sides cannot change now. They are fixed while a round is open or its result is not
 * yet shown, because they are printed next to the round's figures. One round must not show two names of a side.
 */
export const sidesHeld = (state: State): boolean => state.sides.length > 0 && ruleFixed(state)

/**
 * Returns whether the rule cannot change now. It is fixed while a round is open or its result is not yet shown. Each
 * round has its own copy of the rule, and nobody should have to ask which of two rules applies.
 */
export const ruleFixed = ({ rounds }: State): boolean =>
  Object.values(rounds).some(({ state }) => state === "open" || state === "closed")

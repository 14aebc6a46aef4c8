import type { Member, State } from "../fold/state.ts"
import type { Attribution } from "../model/terms.ts"

/** From when on a setting of the workspace is no longer chosen: the panel has begun to work under it. */

/** From the least that stays in the room to the most: each keeps what the one before it keeps. */
const keepsMore: Record<Attribution, number> = { named: 0, unattributed: 1, chatham: 2 }

/** Somebody has said something, or a session has begun: it was said under the policy of then. Notes are asked apart. */
export const hasContributions = (state: State): boolean =>
  [state.threads, state.statements, state.questions, state.actions].some(rows => Object.keys(rows).length > 0) ||
  Object.values(state.proposals).some(({ reason }) => reason !== "") ||
  Object.values(state.members).some(({ interest, proposedInterest }) => interest !== null || proposedInterest) ||
  Object.values(state.sessions).some(({ startedAt, summary }) => startedAt !== null || Object.keys(summary).length > 0)

/** What was said under a policy never leaves the room more openly than under it; a stricter one may be set at any time (DOMAIN A1). */
export const mayBecome = (from: Attribution, to: Attribution, contributed: boolean): boolean =>
  !contributed || keepsMore[to] >= keepsMore[from]

/** A seat that somebody has taken, and that has not agreed to the policy of today. */
export const owesConsent = ({ workspace }: Pick<State, "workspace">, member: Member | undefined): boolean =>
  member?.agreed !== undefined && workspace !== null && member.agreed !== workspace.attribution

/** a proposed wording is frozen in the languages that were authentic then */
export const languagesFixed = ({ statements }: State): boolean =>
  Object.values(statements).some(({ versions }) => versions.length > 0)

/** A mark stands beside a side's colour: longer, and it is a name. */
export const isMark = (mark: string): boolean => Array.from(mark).length <= 2

/** Which of the marks cannot stand, the first: it is too long, or one before it is the same; -1 where all can. */
export const markAmiss = (marks: readonly string[]): number =>
  marks.findIndex((mark, n) => !isMark(mark) || marks.indexOf(mark) < n)

/** rounds and records count their answers by side */
export const sidesFixed = ({ rounds }: State): boolean => Object.keys(rounds).length > 0

/** what the sides are called stands beside the figures of a round, and nobody shall answer under two names */
export const sidesHeld = (state: State): boolean => state.sides.length > 0 && ruleFixed(state)

/** the rule of a round is its own copy; while one is open nobody shall have to ask which holds */
export const ruleFixed = ({ rounds }: State): boolean =>
  Object.values(rounds).some(({ state }) => state === "open" || state === "closed")

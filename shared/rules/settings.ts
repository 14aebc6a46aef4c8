import type { Member, State } from "../fold/state.ts"
import type { Attribution } from "../model/terms.ts"

/** When a setting of the workspace can no longer be chosen: the panel has begun to work under it. */

/** From the policy that keeps least in the room to the one that keeps most: each keeps what the one before it keeps. */
const keepsMore: Record<Attribution, number> = { named: 0, unattributed: 1, chatham: 2 }

/**
 * Whether there are contributions or a session has begun: they were made under the policy at that time. Notes are
 * checked separately.
 */
export const hasContributions = (state: State): boolean =>
  [state.threads, state.statements, state.questions, state.actions].some(rows => Object.keys(rows).length > 0) ||
  Object.values(state.proposals).some(({ reason }) => reason !== "") ||
  Object.values(state.members).some(({ interest, proposedInterest }) => interest !== null || proposedInterest) ||
  Object.values(state.sessions).some(({ startedAt, summary }) => startedAt !== null || Object.keys(summary).length > 0)

/**
 * Contributions never become more public than under the policy at their time; a stricter one may be set at any time
 * (DOMAIN A1).
 */
export const mayBecome = (from: Attribution, to: Attribution, contributed: boolean): boolean =>
  !contributed || keepsMore[to] >= keepsMore[from]

/** A taken seat that has not agreed to the current policy. */
export const owesConsent = ({ workspace }: Pick<State, "workspace">, member: Member | undefined): boolean =>
  member?.agreed !== undefined && workspace !== null && member.agreed !== workspace.attribution

/** a proposed wording is frozen in the languages that were authentic then */
export const languagesFixed = ({ statements }: State): boolean =>
  Object.values(statements).some(({ versions }) => versions.length > 0)

/** A mark stands beside a side's colour; a longer one would be a name. */
export const isMark = (mark: string): boolean => Array.from(mark).length <= 2

/** The index of the first mark that is too long or a repetition; -1 if there is none. */
export const markAmiss = (marks: readonly string[]): number =>
  marks.findIndex((mark, n) => !isMark(mark) || marks.indexOf(mark) < n)

/** rounds and records count their answers by side */
export const sidesFixed = ({ rounds }: State): boolean => Object.keys(rounds).length > 0

/** the names of the sides stand beside the figures of a round, so that nobody answers under two names */
export const sidesHeld = (state: State): boolean => state.sides.length > 0 && ruleFixed(state)

/** each round has its own copy of the rule; while one is open, nobody should have to ask which rule holds */
export const ruleFixed = ({ rounds }: State): boolean =>
  Object.values(rounds).some(({ state }) => state === "open" || state === "closed")

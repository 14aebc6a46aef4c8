import type { State } from "../fold/state.ts"

/** From when on a setting of the workspace is no longer chosen: the panel has begun to work under it. */

/** names that have been shown cannot be hidden again, and what was said without them is not given any */
export const attributionFixed = ({ sessions }: State): boolean =>
  Object.values(sessions).some(({ startedAt }) => startedAt !== null)

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

/** the rule of a round is its own copy; while one is open nobody shall have to ask which holds */
export const ruleFixed = ({ rounds }: State): boolean =>
  Object.values(rounds).some(({ state }) => state === "open" || state === "closed")

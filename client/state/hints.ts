import type { Hint, Looks, WriteStop } from "../../shared/contract/live.ts"

/** The latest hints, which the server sends beside the log. They are never folded and may be old. */
export interface HintState {
  presence: { members: readonly string[]; observers: number }
  answers: Readonly<Record<string, { answered: number; waiting: string[] | number; corrected?: string[] | undefined }>>
  /** open rounds in which this member's own answer is recorded */
  answered: readonly string[]
  /** the time of the last request to speak slower */
  slower: number
  /** the round whose ballot has just moved to another browser of this member, and when */
  ballotMoved: { round: string; at: number } | null
  /** the place that the chair's page shows */
  looks: Looks | null
  /** the reason why the server takes no writes; null if it does */
  unwritable: WriteStop | null
}

export const nothingHeard: HintState = {
  presence: { members: [], observers: 0 },
  answers: {},
  answered: [],
  slower: 0,
  ballotMoved: null,
  looks: null,
  unwritable: null,
}

/** Adds a hint to the state. Hints that ask for an action, and those of a newer server, do not change it. */
export function heardOf(hints: HintState, hint: Hint, now: number): HintState {
  switch (hint.kind) {
    case "presence":
      return { ...hints, presence: { members: hint.members, observers: hint.observers } }
    case "answers": {
      const { round, answered, waiting, corrected } = hint
      return { ...hints, answers: { ...hints.answers, [round]: { answered, waiting, corrected } } }
    }
    case "answered":
      return { ...hints, answered: hint.rounds }
    case "ballot-moved":
      return { ...hints, ballotMoved: { round: hint.round, at: now } }
    case "slower":
      return { ...hints, slower: now }
    case "unwritable":
      return { ...hints, unwritable: hint.why }
    case "looks":
      return { ...hints, looks: hint }
    case "access-ended":
    case "reload":
      return hints
    default:
      hint satisfies never
      return hints
  }
}

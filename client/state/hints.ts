import { type Signal, signal } from "@preact/signals-core"
import type { Hint, Looks, SpokenFor, WriteStop } from "../../shared/contract/live.ts"

/** The latest hints. The server sends hints outside the log. The page never folds hints, and they may be outdated. */
interface HintState {
  presence: { members: readonly string[]; observers: number }
  answers: Readonly<
    Record<
      string,
      {
        answered: number
        waiting: string[] | number
        corrected?: string[] | undefined
        spoken?: SpokenFor[] | undefined
      }
    >
  >
  /** the open rounds for which the server has stored this member's own answer */
  answered: readonly string[]
  /** the time of the last request to speak slower */
  slower: number
  /** The round whose ballot has just moved to another browser of this member, and the time of the move. */
  ballotMoved: { round: string; at: number } | null
  /** the place that the chair's page shows */
  looks: Looks | null
  /** The reason why the server accepts no writes. Null if it accepts writes. */
  unwritable: WriteStop | null
}

/** A signal for each kind of hint, so that a hint renders only the parts that show it. */
export type Hints = { readonly [K in keyof HintState]: Signal<HintState[K]> }

export const newHints = (): Hints => ({
  presence: signal<HintState["presence"]>({ members: [], observers: 0 }),
  answers: signal<HintState["answers"]>({}),
  answered: signal<HintState["answered"]>([]),
  slower: signal(0),
  ballotMoved: signal<HintState["ballotMoved"]>(null),
  looks: signal<HintState["looks"]>(null),
  unwritable: signal<HintState["unwritable"]>(null),
})

const stops: readonly WriteStop[] = ["database-away", "database-damaged", "disk-full"]

/** The reason why the server accepts no writes, if the code of a refusal is one. */
export const stopOf = (code: string): WriteStop | null => stops.find(stop => stop === code) ?? null

/**
 * Stores a hint in its signal. A hint that asks for an action, or that this version of the page does not know, changes
 * no signal.
 */
export function takeHint(hints: Hints, hint: Hint, now: number): void {
  switch (hint.kind) {
    case "presence":
      hints.presence.value = { members: hint.members, observers: hint.observers }
      return
    case "answers": {
      const { round, answered, waiting, corrected, spoken } = hint
      hints.answers.value = { ...hints.answers.peek(), [round]: { answered, waiting, corrected, spoken } }
      return
    }
    case "answered":
      hints.answered.value = hint.rounds
      return
    case "ballot-moved":
      hints.ballotMoved.value = { round: hint.round, at: now }
      return
    case "slower":
      hints.slower.value = now
      return
    case "unwritable":
      hints.unwritable.value = hint.why
      return
    case "looks":
      hints.looks.value = hint
      return
    case "access-ended":
    case "reload":
      return
    default:
      hint satisfies never
  }
}

import { type Signal, signal } from "@preact/signals-core"
import type { Hint, Looks, WriteStop } from "../../shared/contract/live.ts"

/** The latest hints, which the server sends beside the log. They are never folded and may be old. */
interface HintState {
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

/** Each hint is a signal of its own, so that only what shows it renders again. */
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

/** Takes a hint. Hints that ask for an action, and those of a newer server, change nothing here. */
export function takeHint(hints: Hints, hint: Hint, now: number): void {
  switch (hint.kind) {
    case "presence":
      hints.presence.value = { members: hint.members, observers: hint.observers }
      return
    case "answers": {
      const { round, answered, waiting, corrected } = hint
      hints.answers.value = { ...hints.answers.peek(), [round]: { answered, waiting, corrected } }
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

import type { Lang, PositionValue, RoundKind, TurnKind } from "../../model/terms.ts"
import { chained } from "./lists.ts"
import { minutesIn } from "./say.ts"

/** The figures of a revealed round: how many answered and, where it may be printed, what. */
export interface RoundFigures {
  label: string
  n: number
  kind: RoundKind
  answered: number
  electorate: number
  /** set for a rating with a score in it */
  rating: { median: number; di: number } | null
  /** set for a call: each position that a member took */
  positions: Positions
  /** fewer than four answered without their names */
  hidden: boolean
  /** positions taken anew after the result was shown, and how all stood then; null where nobody did */
  changed: { changes: number; positions: Positions } | null
}

type Positions = { position: PositionValue; count: number }[]

/** A turn at the floor, its time as minutes and seconds. */
export interface TurnFigures {
  name: string
  turn: TurnKind
  ms: number
}

/** Sentences about the course of a session: its rounds and its speakers. */
export function proceedingWords(lang: Lang) {
  const say = minutesIn(lang)
  const position = (position: PositionValue) => say("position", { position })
  const kindOfTurn = (turn: TurnKind) => say("turn.kind", { turn })
  const sharesOf = (positions: Positions) =>
    chained(
      positions.map(one => say("share", one)),
      (before, next) => say("shares.next", { before, next }),
    )

  /** Minutes and seconds of what somebody spoke: 00:40, 40秒. An hour of the day is written with a colon in every language. */
  function spoken(ms: number): string {
    const total = Math.round(ms / 1_000)
    const minutes = Math.floor(total / 60)
    const first = (n: number) => String(n).padStart(Number(say("spoken.digits")), "0")
    return minutes === 0
      ? say("spoken.seconds", { seconds: first(total) })
      : say("spoken", { minutes: first(minutes), seconds: String(total % 60).padStart(2, "0") })
  }

  return {
    position,
    kindOfTurn,
    spoken,
    round: ({ label, n, kind, answered, electorate, rating, positions, hidden }: RoundFigures) => {
      const round = say("round", { kind, n, label, answered, electorate })
      if (hidden) return say("round.hidden", { round })
      if (rating) return say("round.rated", { round, median: rating.median, index: rating.di })
      const shares = sharesOf(positions)
      return shares === "" ? say("round.plain", { round }) : say("round.shares", { round, shares })
    },
    changed: ({ changes: n, positions }: NonNullable<RoundFigures["changed"]>) => {
      const shares = sharesOf(positions)
      return shares === "" ? say("round.changed", { n }) : say("round.changed.shares", { n, shares })
    },
    voided: (label: string, kind: RoundKind, n: number, reason: string) =>
      say("round.voided", { label, kind, n, reason }),
    /** a silence procedure without notice, and the answers in it */
    unheard: ({ positions, ...told }: Pick<RoundFigures, "label" | "answered" | "electorate" | "positions">) => {
      const shares = sharesOf(positions)
      return shares === "" ? say("round.unheard", told) : say("round.unheard.shares", { ...told, shares })
    },
    floor: (turns: readonly TurnFigures[]) => {
      const told = turns.map(({ name, turn, ms }) =>
        turn === "contribution"
          ? say("turn", { name, time: spoken(ms) })
          : say("turn.other", { name, time: spoken(ms), turn: kindOfTurn(turn) }),
      )
      return say("floor", { turns: chained(told, (before, next) => say("turns.next", { before, next })) })
    },
  }
}

import type { Lang, Level, PositionValue, RoundKind, TurnKind } from "../../model/terms.ts"
import type { Classed, NoClass } from "../../rules/round/outcome/classes.ts"
import { chained, listed } from "./lists.ts"
import { minutesIn } from "./say.ts"

/** The figures of a revealed round: how many answered and, if they may be printed, the answers. */
export interface RoundFigures {
  label: string
  n: number
  kind: RoundKind
  answered: number
  electorate: number
  /** the result of a rating; null if there is no score, or if the round is a call */
  rating: { median: number; di: number } | null
  /** the number of members who took each position in a call */
  positions: Positions
  /** true if the answers are not shown, because fewer than four answered and names are hidden */
  hidden: boolean
  /**
   * the number of positions that changed after the result was shown, and the tally after the last change; null if no
   * position changed
   */
  changed: { changes: number; positions: Positions } | null
}

type Positions = { position: PositionValue; count: number }[]

/** The times of a round between sessions, as words. */
interface BetweenTimes {
  opened: string
  deadline: string
  closed: string
  byClock: boolean
  extended: boolean
}

/** A turn at the floor, with its length in milliseconds. */
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

  const noClass = ({ of, side, ...counts }: NoClass, sideName: (side: string) => string): string =>
    say("class.none", {
      of: of === "side" && side === null ? "untold" : of,
      side: side === null ? "" : sideName(side),
      answered: counts.answered ?? 0,
      connected: counts.connected ?? 0,
      asked: counts.asked ?? 0,
    })

  /** Renders a speaking time in minutes and seconds: 00:40 in English, 40秒 in Japanese and Chinese. */
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
    class: (found: Classed | NoClass, sideName: (side: string) => string) =>
      found.is === null
        ? noClass(found, sideName)
        : say("class", { is: found.is, by: found.by, other: found.other ?? "none" }),
    otherwise: (reason: string) => say("round.otherwise", { reason }),
    /** says that the round was one of several that were opened together */
    inBatch: (n: number) => say("round.batch", { n }),
    /** says when a round between sessions opened and closed; `byClock`: the server closed it at its deadline */
    between: ({ byClock, extended, ...times }: BetweenTimes) =>
      say("round.between", { ...times, end: byClock ? "clock" : "all", extended: extended ? "yes" : "no" }),
    /** says that a round was not shown at its deadline */
    tooFew: () => say("round.few"),
    /** says that a call had no quorum when its result was shown */
    noQuorum: () => say("round.noQuorum"),
    /** says that a round closed at its deadline and waits for a moderator */
    undecided: (label: string, kind: RoundKind, n: number) => say("round.undecided", { label, kind, n }),
    /** says how many answers came after the close */
    late: (n: number) => say("round.late", { n }),
    /** introduces the summary for the next round, which follows as a quotation */
    summaryOf: () => say("round.summary"),
    stopping: (stop: boolean) => say("round.stopping", { stop: stop ? "yes" : "no" }),
    voided: (label: string, kind: RoundKind, n: number, reason: string) =>
      say("round.voided", { label, kind, n, reason }),
    /**
     * says that a silence procedure was void because it reached nobody (`reached`); of one of an earlier version, that no
     * notice was sent, and which answers were given
     */
    unheard: (
      { positions, ...told }: Pick<RoundFigures, "label" | "answered" | "electorate" | "positions">,
      reached: boolean,
    ) => {
      if (reached) return say("round.unreached", { label: told.label })
      const shares = sharesOf(positions)
      return shares === "" ? say("round.unheard", told) : say("round.unheard.shares", { ...told, shares })
    },
    /** says which level the rule gave where a moderator recorded no consensus */
    against: (level: Level) => say("noConsensus.against", { level }),
    /** says how many had answered a round that a moderator made void */
    voidedGiven: (n: number) => say("round.voidedGiven", { n }),
    /** says how many positions were spoken and entered by the secretary */
    spokenShare: (share: { n: number; m: number }) => say("round.spoken", share),
    /** names those for whom a position was entered that nobody confirmed */
    unconfirmed: (names: readonly string[]) => say("round.unconfirmed", { names: listed(say, names) }),
    /** names those whom a silence procedure did not reach */
    notReached: (names: readonly string[]) => say("round.notReached", { names: listed(say, names) }),
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

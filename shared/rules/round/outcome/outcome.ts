import type { Tally } from "../../../model/consensus/record.ts"
import type { Fraction, Rule } from "../../../model/consensus/rule.ts"
import type { SideId } from "../../../model/ids.ts"
import { type Level, levels, type Outcome } from "../../../model/terms.ts"
import { compareShare, reaches } from "../fraction.ts"
import { answeredIn, castIn, towardsQuorum } from "./tally.ts"

/** Counts of the objections to the version on which the call asked for positions. */
export interface Objections {
  /** Objections without an answer, including the objections that a *cannot accept* raised. */
  open: number
  /** Objections that were answered and that their owner maintained. */
  maintained: number
  /**
   * Answered objections to which the owner has not replied, or can no longer reply. Such objections stand (DOMAIN O2).
   */
  unreplied?: number
  /**
   * The number of *cannot accept* positions whose objection was answered. The other *cannot accept* positions count as
   * open objections.
   */
  answeredBlocks: number
}

const half: Fraction = [1, 2]

type Judged = Tally & { side?: SideId }

/** The check that decided the level. `side` is null for the whole electorate. */
export type Because =
  | { kind: "nobody-asked" }
  | { kind: "few-answered"; side: SideId | null; answered: number; electorate: number; share: Fraction }
  | { kind: "few-cast"; side: SideId | null; cast: number; electorate: number }
  | { kind: "objection-open"; n: number }
  | { kind: "all-agree" }
  | { kind: "all-silent" }
  /** All agree, but the round left out a side whose panelists all recused themselves. */
  | { kind: "all-but-recused" }
  | { kind: "none-against" }
  | {
      kind: "supported"
      support: number
      cast: number
      share: Fraction
      against: number
      maintained: number
      unreplied?: number
    }
  | { kind: "little-support"; support: number; cast: number; share: Fraction }
  | { kind: "side-floor"; side: SideId | null; support: number; cast: number; floor: Fraction }

const levelFor: Record<Because["kind"], Outcome> = {
  "nobody-asked": "no_quorum",
  "few-answered": "no_quorum",
  "few-cast": "no_consensus",
  "objection-open": "blocked",
  "all-agree": "unanimity",
  "all-silent": "consensus",
  "all-but-recused": "consensus",
  "none-against": "consensus",
  supported: "rough",
  "little-support": "no_consensus",
  "side-floor": "no_consensus",
}

/**
 * The level that the rule gives, checked from top to bottom (DOMAIN L4). `no_quorum` and `blocked` say why no level can
 * be declared yet. A silence procedure reaches consensus at most, as does a round that leaves a side out (DOMAIN L2).
 */
export const outcome = (...judged: Parameters<typeof because>): Outcome => levelOf(because(...judged))

export const levelOf = ({ kind }: Because): Outcome => levelFor[kind]

/** The check of the rule that decides the level. */
export function because(
  rule: Rule,
  total: Tally,
  sides: readonly Judged[],
  objections: Objections,
  { silence = false, sideLeftOut = false }: { silence?: boolean; sideLeftOut?: boolean } = {},
): Because {
  if (total.electorate === 0) return { kind: "nobody-asked" }
  const short = fewAnswered(total, rule.quorum) ?? firstOf(sides, side => fewAnswered(side, rule.sideQuorum))
  if (short) return short
  const unsaid = firstOf([total, ...sides], fewCast)
  if (unsaid) return unsaid
  const open = Math.max(objections.open, total.block - objections.answeredBlocks)
  if (open > 0) return { kind: "objection-open", n: open }
  const stand = objections.maintained + (objections.unreplied ?? 0)
  if (total.agree === answeredIn(total) && stand === 0)
    return { kind: silence ? "all-silent" : sideLeftOut ? "all-but-recused" : "all-agree" }
  if (total.disagree + total.block === 0 && stand === 0) return { kind: "none-against" }
  return supported(rule, total, sides, objections)
}

function firstOf(tallies: readonly Judged[], look: (tally: Judged) => Because | null): Because | null {
  for (const tally of tallies) {
    const found = look(tally)
    if (found) return found
  }
  return null
}

const fewAnswered = (tally: Judged, share: Fraction): Because | null => {
  const answered = towardsQuorum(tally)
  const { electorate, side = null } = tally
  return reaches(answered, electorate, share) ? null : { kind: "few-answered", side, answered, electorate, share }
}

const fewCast = (tally: Judged): Because | null => {
  const cast = castIn(tally)
  const { electorate, side = null } = tally
  return reaches(cast, electorate, half) ? null : { kind: "few-cast", side, cast, electorate }
}

function supported(rule: Rule, total: Tally, sides: readonly Judged[], stood: Objections): Because {
  const counted = (tally: Judged) => ({ support: tally.agree + tally.reserve, cast: castIn(tally) })
  const { support, cast } = counted(total)
  const share = rule.support
  if (cast === 0 || !reaches(support, cast, share)) return { kind: "little-support", support, cast, share }
  const low = firstOf(sides, side => {
    const of = counted(side)
    const enough = of.cast === 0 || compareShare(of.support, of.cast, rule.sideFloor) > 0
    return enough ? null : { kind: "side-floor", side: side.side ?? null, ...of, floor: rule.sideFloor }
  })
  const { maintained, unreplied = 0 } = stood
  const against = total.disagree + total.block
  return low ?? { kind: "supported", support, cast, share, against, maintained, ...(unreplied > 0 && { unreplied }) }
}

/**
 * The levels that a moderator may declare: the computed one and the lower ones, highest first. Empty if no level was
 * computed.
 */
export function declarable(computed: Outcome): Level[] {
  const from = levels.findIndex(level => level === computed)
  return from < 0 ? [] : levels.slice(from)
}

import type { RetentionPeriods } from "../../../shared/contract/events/law/retention.ts"
import { type RetainedKind, retainedKinds } from "../../../shared/model/law/retention.ts"
import { msg } from "../msg.ts"

const names: Record<RetainedKind, () => string> = {
  names: () => msg("retention.names"),
  words: () => msg("retention.words"),
  seats: () => msg("retention.seats"),
  letters: () => msg("retention.letters"),
  answers: () => msg("retention.answers"),
  drafts: () => msg("retention.drafts"),
}

/** Names a kind of data that is erased after a period. */
export const retainedName = (kind: RetainedKind): string => names[kind]()

const consequences: Record<RetainedKind, () => string> = {
  names: () => msg("retention.namesWhat"),
  words: () => msg("retention.wordsWhat"),
  seats: () => msg("retention.seatsWhat"),
  letters: () => msg("retention.lettersWhat"),
  answers: () => msg("retention.answersWhat"),
  drafts: () => msg("retention.draftsWhat"),
}

/** Says which data of a kind are erased, which stay, and when its period begins. */
export const retainedWhat = (kind: RetainedKind): string => consequences[kind]()

/** Names a period, in years where it is some. */
export function periodName(days: number | undefined): string {
  if (days === undefined) return msg("retention.kept")
  return days % 365 === 0 ? msg("retention.years", { n: days / 365 }) : msg("retention.days", { n: days })
}

/** The kinds that have a period, each with it. */
export const periodsSaid = (periods: RetentionPeriods): string[] =>
  retainedKinds.flatMap(kind =>
    periods[kind] === undefined
      ? []
      : [msg("retention.line", { what: retainedName(kind), period: periodName(periods[kind]) })],
  )

/** Says how much of each kind was erased, or would be. */
export const retainedCounts = (counts: Readonly<Partial<Record<string, unknown>>>): string[] =>
  retainedKinds.flatMap(kind =>
    counts[kind] === undefined ? [] : [msg("retention.count", { what: retainedName(kind), n: Number(counts[kind]) })],
  )

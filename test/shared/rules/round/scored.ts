import type { RevealedAnswer } from "../../../../shared/model/consensus/answer.ts"
import type { SideId } from "../../../../shared/model/ids.ts"

/** The score, n times over. */
export const times = (n: number, score: number) => Array.from({ length: n }, () => score)
/** One revealed score; the alias links it to the same panelist's earlier one. */
export const answer = (alias: string | null, score: number | null, side: SideId | null = null): RevealedAnswer => ({
  member: null,
  alias,
  side,
  answer: { kind: "rating", score },
  spoken: false,
  silent: false,
})
export const linked = (...scores: (number | null)[]) => scores.map((score, i) => answer(`a${i}`, score))

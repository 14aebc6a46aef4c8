import type { GivenAnswer } from "../../../model/consensus/answer.ts"
import type { Named } from "../../../model/names.ts"
import type { Instant, Lang, SeatRole } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"

/** The other one of the two persons who share a seat as delegate and alternate. */
interface SeatSharer extends Named {
  /** whether the alternate may take the seat over by themselves */
  alone: boolean
  namedAt: Instant
  /** since when the alternate sits; null while the delegate sits */
  sitsSince: Instant | null
}

/** `GET /api/workspaces/:slug/own-data.json`: what a panel holds of the caller (DOMAIN OD1). */
export interface OwnData {
  workspace: { slug: string; title: Texts }
  at: Instant
  seat: Named & {
    member: string
    role: SeatRole
    side: string | null
    field: Texts | null
    title: Texts | null
    affiliation: Texts | null
    lang: Lang
    formerly: (Named & { until: Instant })[]
    interest: string | null
  }
  /** the alternate whom the caller named */
  alternate: SeatSharer | null
  /** the delegate who named the caller as their alternate */
  alternateOf: SeatSharer | null
  address: { email: string; confirmedAt: Instant | null } | null
  /** the address to which a letter of invitation went, or was to go */
  invitation: { email: string; sentAt: Instant | null; openedAt: Instant | null } | null
  signIns: { madeAt: Instant; usedAt: Instant }[]
  consents: { of: "notice" | "transfer"; version: number; hash: string; lang: Lang; region: string; at: Instant }[]
  /** every text that the caller said; `about` is the key of its place */
  said: { about: string; lang: Lang | null; text: string; at: Instant }[]
  statements: { label: string; texts: Texts; at: Instant }[]
  /** the newest answer to each round with names or hidden names; no ballot of a secret round can be found */
  answers: { statement: string; round: string; answer: GivenAnswer; at: Instant }[]
  files: { title: Texts; sha256: string; type: string; size: number }[]
  /**
   * the openings that do not show what the caller said before them; `at` is when each happens or happened, null if it was
   * given up
   */
  withheld: { opening: string; at: Instant | null }[]
  /** the kinds of the notices that were sent to the caller */
  letters: { about: string }[]
}

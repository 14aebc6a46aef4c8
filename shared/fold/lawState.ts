import type { ConsentSubject } from "../contract/events/law/privacy.ts"
import type { RetentionPeriods } from "../contract/events/law/retention.ts"
import type { MemberId } from "../model/ids.ts"
import type { Instant, Lang } from "../model/terms.ts"
import type { Texts } from "../model/texts.ts"

/** The end of changes in a workspace that can still be read (DOMAIN AW1). */
export interface Archived {
  by: MemberId | null
  at: Instant
  reason: string
  reasonLang?: Lang | undefined
}

/** The privacy notice of a workspace (DOMAIN PN1). */
export interface PrivacyNotice {
  /** Counts the notices of the workspace, from 1. */
  version: number
  hash: string
  at: Instant
  /** The person or the institution that answers for the data. */
  responsible: string
  contact: string
  region: string
  notice: Texts
  blocks: boolean
  /** The versions before to which somebody has consented, for the difference that they are shown (DOMAIN PN2). */
  former?: FormerNotice[] | undefined
}

/** A version of the notice that was replaced. */
export type FormerNotice = Pick<PrivacyNotice, "version" | "hash" | "responsible" | "contact" | "region" | "notice">

/** A consent of a member to one notice. */
export interface ConsentGiven {
  hash: string
  version: number
  lang: Lang
  at: Instant
  /** The region in which the member is. */
  region: string
}

export type Consents = Partial<Record<ConsentSubject, ConsentGiven>>

/** A request to erase a member's data. `declined` is set once the administrator has declined it. */
export interface ErasureAsked {
  by: MemberId | null
  at: Instant
  declined?: { at: Instant; reason: string; reasonLang?: Lang | undefined } | undefined
}

/** The periods after which personal data is erased, and when they were last changed (DOMAIN RT1). */
export interface Retention {
  periods: RetentionPeriods
  at: Instant
}

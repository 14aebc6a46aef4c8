import type { MemberId } from "../../../model/ids.ts"
import type { Instant, Lang } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"
import type { ConsentSubject } from "../../events/law/privacy.ts"

interface Given {
  hash: string
  version: number
  lang: Lang
  at: Instant
  region: string
}

/** The parts of an observer's own row that the entries for observers leave out: their consents and their request for an erasure. */
export interface PrivacyOfObserver {
  consents: Partial<Record<ConsentSubject, Given>>
  erasure?: {
    by: MemberId | null
    at: Instant
    declined?: { at: Instant; reason: string; reasonLang?: Lang | undefined } | undefined
  }
  /** the version of the notice that they consented to, if it was replaced */
  former: { version: number; hash: string; responsible: string; contact: string; region: string; notice: Texts }[]
}

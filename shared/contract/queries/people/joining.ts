import type { Texts } from "../../../model/texts.ts"
import type { RetentionPeriods } from "../../events/law/retention.ts"

/** The ways in which a person may sign in at this server. */
export interface SignInWays {
  /** whether a link by e-mail can be asked for */
  mail: boolean
  /** whether the server's address allows passkeys */
  passkeys: boolean
  services: { id: string; name: string }[]
}

/** The panel's privacy notice, as a person reads it who joins (DOMAIN PN2). */
export interface NoticeToRead {
  responsible: string
  contact: string
  region: string
  notice: Texts
  version: number
  hash: string
  /** the periods after which kinds of data are erased (DOMAIN RT1) */
  periods: RetentionPeriods
}

/** Whether a link's seat needs an account (DOMAIN SI11), and how its reader gets one. */
export interface AccountForSeat {
  required: boolean
  /** the account to which this browser is signed in; null if to none */
  signedIn: string | null
  ways: SignInWays
}

import type { Instant } from "../../../model/terms.ts"
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

/** The account to which the browser of somebody who comes in is signed in. It may be another person's. */
export interface AccountAtDoor {
  id: string
  name: string
  /** "" if the account has no verified address */
  email: string
  /** whether somebody signed in to it in this browser within the last 15 minutes */
  proved: boolean
}

/** Whether a link's seat needs an account (DOMAIN SI11), and how its reader gets one. */
export interface AccountForSeat {
  required: boolean
  /**
   * the account to which this browser is signed in; null if to none. On an administrator's link: the account that the
   * browser leaves by coming in
   */
  signedIn: AccountAtDoor | null
  ways: SignInWays
}

/**
 * The person who sits in the seat of a mailed letter's own link, while nobody has confirmed them: the person to whom the
 * letter went may say that it was not them (DOMAIN IN13).
 */
export interface SatDown {
  name: string
  /** null where the log of an earlier version does not say */
  since: Instant | null
  /** the name of the member who made the link by which they sat down; "" for an administrator */
  by: string
  /** whether it was the letter's own link */
  letter: boolean
}

import type { Texts } from "../../../model/texts.ts"
import type { Joined } from "../../queries.ts"
import type { SignInWays } from "./joining.ts"

/** `GET /api/workspaces/{slug}/accounts`: what it would mean for the panel to require accounts (DOMAIN SI12). */
export interface AccountsNeeded {
  /** whether people can get an account at this server */
  ways: boolean
  /** the number of seats that vote and that somebody has taken */
  taken: number
  /** how many of them no account keeps */
  without: number
}

/** A seat of a panel, as the pages of accounts list it. */
export interface SeatListed {
  slug: string
  title: Texts
  name: string
}

/** The reader's own account. Nobody else reads it. */
export interface AccountShown {
  name: string
  affiliation: string
  /** the verified address; "" if the account has none */
  email: string
  verifiedBy: "link" | "service" | null
  /** whether the owner may add a way to sign in now, as they have just proved to be the owner (DOMAIN SI13) */
  proved: boolean
  passkeys: { id: string; name: string; madeAt: number; usedAt: number | null }[]
  /** the names of the sign-in services that vouch for the owner */
  services: string[]
  seats: SeatListed[]
  signIns: { id: string; device: string; createdAt: number; usedOn: number; here: boolean }[]
}

/**
 * The account that this browser is signed in to. `free`: the seats that it holds and that no account keeps. `others`:
 * those that it holds as somebody else, in panels in which the account has a seat.
 */
export interface AccountAnswer {
  ways: SignInWays
  account: AccountShown | null
  free: SeatListed[]
  others: SeatListed[]
}

/** The address at the service to which the browser goes. */
export interface ServiceBegun {
  url: string
}

/** The question that a browser hands to an authenticator, as JSON, and the name of the request. */
export interface PasskeyAsked {
  request: string
  options: string
}

/** A mailed link, before it is used. */
export interface LinkPreview {
  /** "" where another browser asked for the letter */
  email: string
  /** whether this browser asked for the letter; the link signs in only there */
  own: boolean
}

/** The seats that a sign-in has opened, and those that this browser holds as somebody else and keeps. */
export interface SignedIn {
  to: string
  seats: Joined[]
  others: SeatListed[]
}

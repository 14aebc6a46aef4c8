import type { InviteId, MemberId, SideId } from "../model/ids.ts"
import type { Named } from "../model/names.ts"
import type { Attribution, Instant, Lang, MachineScope, SeatRole } from "../model/terms.ts"
import type { Spoken, Title } from "../model/texts.ts"
import type { Consents, ErasureAsked } from "./lawState.ts"

export interface Member {
  id: MemberId
  /** The name in the member's own script. */
  name: string
  romanised: string
  short: string
  role: SeatRole
  side: SideId | null
  /** The roles and sides that the member had before, oldest first; absent until the role or the side changes. */
  earlier?: EarlierSeat[] | undefined
  field: Title | null
  /** The title and the affiliation as the roster states them, e.g. Professor, Keio University; absent if never stated. */
  title?: Title | null | undefined
  affiliation?: Title | null | undefined
  /** A stated interest that others may see as a conflict. `by` is the secretary if the secretary entered it. */
  interest: { text: Spoken; by: MemberId | null; at: Instant } | null
  /**
   * An interest that the secretary entered and the member has not confirmed. No page shows it as the member's interest.
   * `seq` is the number of its entry.
   */
  proposedInterest?: { text: Spoken; by: MemberId | null; at: Instant; seq: number } | null | undefined
  /** Former names, oldest first; absent until the name changes. */
  formerly?: FormerName[] | undefined
  /** The number of the entry up to which the member has seen renamings of their seat by other people. */
  renamingSeen?: number | undefined
  /**
   * The last change of the seat's e-mail address by another person. It is absent once the seat's owner has seen the
   * change.
   */
  addressSet?: { by: MemberId | null; at: Instant; seq: number; cleared: boolean } | undefined
  /** Until when this chair has seen what other chairs changed; absent if never. */
  changesSeen?: Instant | undefined
  lang: Lang
  /** When the member became a moderator or a panelist; null for secretaries and observers. */
  seatedAt: Instant | null
  /** The policy that the seat's owner last agreed to; absent if nobody has taken the seat. */
  agreed?: Attribution | undefined
  /** Whether somebody has taken the seat. */
  taken: boolean
  /** The link by which the seat's owner joined; absent if nobody has taken the seat, and in the gallery. */
  cameBy?: InviteId | undefined
  /**
   * When the seat was last taken, by whose link (null: an administrator's, or the reader may not know), and whether it
   * was the link of the letter that the server mailed to the person. Absent if nobody has taken the seat.
   */
  sat?: { at: Instant; by: MemberId | null; letter: boolean } | undefined
  /** The proposal that has to be carried before this panelist is in an electorate (DOMAIN E2). */
  unconfirmed?: string | undefined
  /** The moderator or secretary who added this panelist; absent if an administrator or the command line did. */
  broughtBy?: MemberId | undefined
  /** The member who made this member a moderator or the secretary; absent if an administrator did. */
  appointedBy?: MemberId | undefined
  /** The member's role before the appointment by `appointedBy`. */
  appointedFrom?: SeatRole | undefined
  /**
   * Set while the seat is suspended: an administrator has ended its access. Answers and electorates stay as they are.
   */
  suspended?: { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined } | undefined
  /**
   * When the seat was last reissued. Its new holder cannot read answers to rounds that were opened before the reissue
   * (DOMAIN S5). `disowned`: the person whom a letter had invited said that somebody else sat there (IN13).
   */
  reissued?:
    | { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined; disowned?: true | undefined }
    | undefined
  /**
   * The alternate whom this delegate named, with whom they share the seat. The one whose role is panelist sits, and the
   * other one has the role `alternate`. `alone` says whether the alternate may take the seat over by themselves.
   */
  alternate?: { member: MemberId; alone: boolean; at: Instant } | undefined
  /** The delegate who named this member as their alternate. */
  alternateOf?: MemberId | undefined
  /** When this delegate named alternates, within a day before the last time; absent if they never did. */
  alternatesNamed?: Instant[] | undefined
  /** The instant since which the member sits as an alternate; absent while the delegate sits. */
  sitsSince?: Instant | undefined
  removed: boolean
  /** The consents of the seat's owner; absent until they give one. */
  consents?: Consents | undefined
  /** The request to erase the member's data; absent if nobody asked. */
  erasure?: ErasureAsked | undefined
  /** When the member's data was erased. */
  erased?: Instant | undefined
  /** When the member's name was erased because its period was over (DOMAIN RT3). */
  unnamed?: Instant | undefined
  /** How the seat ended. `left` is true if its owner left, and false if somebody else removed the seat. */
  ended?: { left: boolean; by: MemberId | null; at: Instant } | undefined
}

/** A former name. The member had it up to and including the instant `until`. */
export interface FormerName extends Named {
  until: Instant
  /** The number of the entry that gave the member another name. */
  seq: number
  /** The other person who renamed the owner of the seat; null for the host. Absent if the owner needs no notice. */
  by?: MemberId | null | undefined
}

/** The role and the side that a member had at a time. */
export interface SeatThen {
  role: SeatRole
  side: SideId | null
  /** The delegate whose alternate the member was; absent if they were nobody's. */
  delegate?: MemberId | undefined
}

/** A role and a side of earlier. The member had them up to and including the instant `until`. */
export interface EarlierSeat extends SeatThen {
  until: Instant
  /** The number of the entry that gave the member another role or side. */
  seq: number
}

export interface Invite {
  id: InviteId
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  uses: number
  /** The number of people who have joined by this link. */
  used: number
  /** The member who made the link; null if an administrator or the command line made it. */
  by: MemberId | null
  expiresAt?: Instant | undefined
  revoked: boolean
  /** Whether the seats that were taken by the link outlive its revocation; absent if they ended with it. */
  seatsStay?: true | undefined
  /**
   * Whether somebody took the link's only seat, by this link or by another one. It stays true if the seat is reissued.
   */
  spent: boolean
}

/** A program that reads the panel by a token (DOMAIN X11). */
export interface Machine {
  id: string
  /** The name that the moderator gave the program. */
  name: string
  scope: MachineScope
  /** The hash of the token's secret. */
  hash: string
  /** The end of the token's time. */
  until: Instant
  by: MemberId | null
  at: Instant
  /** Set when the token was revoked, or, as `with` says, when its maker lost the right to make it. */
  ended: { by: MemberId | null; at: Instant; with?: "maker" | undefined } | null
}

import * as z from "zod"
import { MemberId, RecordId, RoundId, RowId, SessionId } from "./ids.ts"
import { attributions } from "./terms.ts"

/**
 * The acts by which another member changes a seat, apart from reissuing it, renaming its owner or setting the owner's
 * address.
 */
export const seatActs = [
  "confirmed",
  "moved",
  "promoted",
  "demoted",
  "handed",
  "suspended",
  "lifted",
  "removed",
] as const
export type SeatAct = (typeof seatActs)[number]

/**
 * The subjects of notices to members: requests that wait for an answer, and acts of others on which the members may
 * react.
 */
// oxlint-disable-next-line plenary/discriminants -- events store it
export const NoticeAbout = z.discriminatedUnion("of", [
  z.object({ of: z.literal("silence"), round: RoundId }),
  /**
   * Tells every elector the deadline of a round, or of a batch by its first round. After an extension `endsAt` is
   * another, and the electors are told again.
   */
  z.object({ of: z.literal("deadline"), round: RoundId, endsAt: z.int() }),
  /** Reminds electors of an open round, and of the other rounds of its batch. */
  z.object({ of: z.literal("reminder"), round: RoundId }),
  z.object({ of: z.literal("minutes"), session: SessionId }),
  /** Tells the author of a correction that it was declined and why, and that they may insist on it. */
  z.object({ of: z.literal("correction"), session: SessionId, correction: RowId }),
  z.object({ of: z.literal("record"), record: RecordId }),
  /** Earlier versions wrote this subject, because in them a withdrawal was not a proposal. It is no longer written. */
  z.object({ of: z.literal("withdrawal"), record: RecordId }),
  /** The proposal waits for the consent of the members who get this notice. */
  z.object({ of: z.literal("proposal"), proposal: RowId }),
  /** Members may object to the erratum until its time for objections is over. */
  z.object({ of: z.literal("erratum"), record: RecordId, erratum: RowId }),
  z.object({ of: z.literal("withdrawn"), record: RecordId }),
  /** The day of the record's review has come. The notice goes to the moderators, once for each date. */
  z.object({ of: z.literal("review"), record: RecordId, on: z.iso.date() }),
  /**
   * The attribution policy has changed. The members who get this notice have to agree to the new policy before they
   * contribute.
   */
  z.object({ of: z.literal("attribution"), attribution: z.enum(attributions) }),
  /** The chairs have agreed that the panel opens wider at a time. The notice goes to everybody with a seat. */
  z.object({ of: z.literal("opening"), opening: RowId }),
  /** The opening does not happen. The notice goes to whoever was told of it. */
  z.object({ of: z.literal("opening-off"), opening: RowId }),
  z.object({ of: z.literal("needs") }),
  z.object({ of: z.literal("renaming"), member: MemberId }),
  /** Another person set the owner's address. The notice goes to the address that the owner had confirmed before. */
  z.object({ of: z.literal("address"), member: MemberId }),
  /** Tells the owner what another member did with their seat. */
  z.object({ of: z.literal("seat"), member: MemberId, act: z.enum(seatActs) }),
  /** The seat was reissued. The notice goes to the member who held it before. */
  z.object({ of: z.literal("reissue"), member: MemberId }),
])
export type NoticeAbout = z.infer<typeof NoticeAbout>
/**
 * The states of a letter of invitation (DOMAIN IN3). listed: nothing was sent · waiting: the server sends it · held: it
 * waited in a restored copy · sent: the mail server took it · bounced: the mail server refused its recipient · failed:
 * every try failed · copied: a person sends it
 */
export const invitationStandings = ["listed", "waiting", "held", "sent", "bounced", "failed", "copied"] as const
export type InvitationStanding = (typeof invitationStandings)[number]

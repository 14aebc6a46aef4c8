import * as z from "zod"
import { MemberId, RecordId, RoundId, SessionId } from "./ids.ts"
import { attributions } from "./terms.ts"

/** The acts of another member on somebody's seat, besides reissuing it, renaming its owner or setting an address. */
export const seatActs = ["confirmed", "moved", "promoted", "demoted", "suspended", "lifted", "removed"] as const
export type SeatAct = (typeof seatActs)[number]

/** The subjects of notices to members: their open needs, and acts that they may answer. */
export const NoticeAbout = z.discriminatedUnion("of", [
  z.object({ of: z.literal("silence"), round: RoundId }),
  z.object({ of: z.literal("minutes"), session: SessionId }),
  z.object({ of: z.literal("record"), record: RecordId }),
  /** written by earlier versions, whose withdrawals were no proposals */
  z.object({ of: z.literal("withdrawal"), record: RecordId }),
  /** these members' consent is awaited */
  z.object({ of: z.literal("proposal"), proposal: z.string() }),
  /** members may object to it until its time is over */
  z.object({ of: z.literal("erratum"), record: RecordId, erratum: z.string() }),
  z.object({ of: z.literal("withdrawn"), record: RecordId }),
  /** the policy has changed, and these seats agree again before they contribute */
  z.object({ of: z.literal("attribution"), attribution: z.enum(attributions) }),
  z.object({ of: z.literal("needs") }),
  z.object({ of: z.literal("renaming"), member: MemberId }),
  /** goes to the address that the owner had confirmed before another was set for them */
  z.object({ of: z.literal("address"), member: MemberId }),
  /** tells the owner what another member did with their seat */
  z.object({ of: z.literal("seat"), member: MemberId, act: z.enum(seatActs) }),
  /** goes to the former holder */
  z.object({ of: z.literal("reissue"), member: MemberId }),
])
export type NoticeAbout = z.infer<typeof NoticeAbout>

import * as z from "zod"
import { ItemId, MemberId, SessionId, SideId } from "../../model/ids.ts"
import { queueOrders, turnKinds } from "../../model/terms.ts"

const at = { session: SessionId }

/** Events of the floor: the queue, the speaker, the chair, the clock and who is present. */
export const floorEvents = {
  "floor-asked": z.object({ ...at, request: z.string(), member: MemberId, turn: z.enum(turnKinds) }),
  "floor-withdrawn": z.object({ ...at, request: z.string() }),
  /** A member gets the floor, and the present speaker's turn ends. `request` is null if the member had not asked. */
  "floor-given": z.object({
    ...at,
    request: z.string().nullable(),
    member: MemberId,
    turn: z.enum(turnKinds),
    seconds: z.int().positive(),
  }),
  "floor-ended": z.object(at),
  /**
   * A moderator takes the chair. A moderator who acts as chair, e.g. moves the agenda, becomes the chair even without
   * this entry.
   */
  "chair-taken": z.object(at),
  /**
   * A moderator hands the chair to `member`, another moderator. The first moderator may still run the session, and may
   * take the chair back.
   */
  "chair-handed": z.object({ ...at, member: MemberId }),
  "queue-ordered": z.object({ ...at, order: z.enum(queueOrders) }),
  /** An item gets more minutes. If `from` is set, that later item loses as many. */
  "item-extended": z.object({ ...at, item: ItemId, minutes: z.int(), from: ItemId.nullable() }),
  /**
   * A member arrived or left. `ticked` is true if the secretary noted this, and false if the server derived it from the
   * member's connection.
   */
  "attendance-noted": z.object({
    ...at,
    member: MemberId,
    here: z.boolean(),
    ticked: z.boolean(),
    /** The member who ticked. Absent in entries of earlier versions, and where nobody ticked. */
    tickedBy: MemberId.optional(),
  }),
  /**
   * The budgets of speaking time for the session, or for an item of its agenda. The entry replaces the earlier budgets
   * of the same scope; a side that is not named has none (DOMAIN Y1).
   */
  "budgets-set": z.object({
    ...at,
    item: ItemId.nullable(),
    sides: z.array(z.object({ side: SideId, seconds: z.int().positive() })),
  }),
  /** A moderator of the side `from` lends time to the side `to` (DOMAIN Y5). */
  "time-lent": z.object({
    ...at,
    item: ItemId.nullable(),
    loan: z.string(),
    from: SideId,
    to: SideId,
    seconds: z.int().positive(),
  }),
  /** A moderator of the side that lent takes back time that the other side has not used. */
  "time-taken-back": z.object({ ...at, loan: z.string(), seconds: z.int().positive() }),
  /** A side has used more than the `seconds` that it had. The server notes it once for each such number (DOMAIN Y6). */
  "time-overrun": z.object({ ...at, item: ItemId.nullable(), side: SideId, seconds: z.int().min(0) }),
}

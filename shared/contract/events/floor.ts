import * as z from "zod"
import { ItemId, MemberId, SessionId } from "../../model/ids.ts"
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
  "attendance-noted": z.object({ ...at, member: MemberId, here: z.boolean(), ticked: z.boolean() }),
}

import * as z from "zod"
import { ItemId, MemberId, SessionId } from "../../model/ids.ts"
import { queueOrders, turnKinds } from "../../model/terms.ts"

const at = { session: SessionId }

/** Events of the floor: who asks for it, who has it, what the clock is given, who is in the room. */
export const floorEvents = {
  "floor-asked": z.object({ ...at, request: z.string(), member: MemberId, turn: z.enum(turnKinds) }),
  "floor-withdrawn": z.object({ ...at, request: z.string() }),
  /** `request` null: given without a request. It ends the present speaker's turn. */
  "floor-given": z.object({
    ...at,
    request: z.string().nullable(),
    member: MemberId,
    turn: z.enum(turnKinds),
    seconds: z.int().positive(),
  }),
  "floor-ended": z.object(at),
  /** a moderator takes the chair; one who runs something has it without this entry */
  "chair-taken": z.object(at),
  /** to another moderator, who may run everything as before; the giver may take it back */
  "chair-handed": z.object({ ...at, member: MemberId }),
  "queue-ordered": z.object({ ...at, order: z.enum(queueOrders) }),
  /** minutes added to an item, taken from a later one where `from` says so */
  "item-extended": z.object({ ...at, item: ItemId, minutes: z.int(), from: ItemId.nullable() }),
  /** came or left: by the connection, or ticked by the secretary */
  "attendance-noted": z.object({ ...at, member: MemberId, here: z.boolean(), ticked: z.boolean() }),
}

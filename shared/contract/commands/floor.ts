import * as z from "zod"
import { ItemId, MemberId, SessionId } from "../../model/ids.ts"
import { queueOrders, turnKinds } from "../../model/terms.ts"

const session = z.object({ session: SessionId })
const turn = z.enum(turnKinds)

export const floorCommands = {
  /** for oneself; the moderator and the secretary may put another's name on the list */
  "ask-floor": session.extend({ turn: turn.default("contribution"), member: MemberId.nullable().default(null) }),
  "withdraw-floor": session.extend({ request: z.string().max(64) }),
  "give-floor": session.extend({
    member: MemberId,
    turn: turn.default("contribution"),
    seconds: z.int().min(10).max(3_600).default(180),
  }),
  "end-floor": session,
  "take-chair": session,
  "order-queue": session.extend({ order: z.enum(queueOrders) }),
  "extend-item": session.extend({
    item: ItemId,
    minutes: z.int().min(1).max(240),
    from: ItemId.nullable().default(null),
  }),
  "tick-attendance": session.extend({ member: MemberId, here: z.boolean() }),
}

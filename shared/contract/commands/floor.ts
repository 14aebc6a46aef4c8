import * as z from "zod"
import { ItemId, MemberId, RowId, SessionId, SideId } from "../../model/ids.ts"
import { queueOrders, turnKinds } from "../../model/terms.ts"

const session = z.object({ session: SessionId })
const turn = z.enum(turnKinds)
/** The agenda item that a budget or a loan is for; null means the whole session. */
const scope = ItemId.nullable().default(null)

/**
 * The member whom the sender's page showed as the speaker when the command was sent; null if it showed none. If the
 * speaker has changed by then, the server refuses the command. If the field is left out, the server does not check the
 * speaker.
 */
const whoSpeaks = MemberId.nullable().optional()

export const floorCommands = {
  /**
   * Puts `member` on the speakers' list; null means the sender. Only a moderator or the secretary may name another
   * member.
   */
  "ask-floor": session.extend({ turn: turn.default("contribution"), member: MemberId.nullable().default(null) }),
  "withdraw-floor": session.extend({ request: RowId }),
  "give-floor": session.extend({
    member: MemberId,
    turn: turn.default("contribution"),
    seconds: z.int().min(10).max(3_600).default(180),
    seen: whoSpeaks,
  }),
  "end-floor": session.extend({ seen: whoSpeaks }),
  "take-chair": session,
  "hand-chair": session.extend({ member: MemberId }),
  "order-queue": session.extend({ order: z.enum(queueOrders) }),
  "extend-item": session.extend({
    item: ItemId,
    minutes: z.int().min(1).max(240),
    from: ItemId.nullable().default(null),
    /** The item's minutes on the sender's screen. If two members extend the item at once, it is extended only once. */
    seen: z.int().optional(),
  }),
  "tick-attendance": session.extend({ member: MemberId, here: z.boolean() }),
  /** Sets the sides' budgets for the session or an item. A side that is not named has none afterwards. */
  "set-budgets": session.extend({
    item: scope,
    budgets: z.array(z.object({ side: SideId, seconds: z.int().min(10).max(86_400) })).max(12),
  }),
  "lend-time": session.extend({ item: scope, lender: SideId, to: SideId, seconds: z.int().min(1).max(86_400) }),
  /** Takes back as much of a loan as the other side has not used. */
  "take-back-time": session.extend({ loan: RowId }),
}

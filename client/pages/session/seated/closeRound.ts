import type { Answered } from "../../../../shared/contract/live.ts"
import type { Params } from "../../../../shared/contract/refusals.ts"
import type { Act, BelowQuorum } from "../../../acts/act.ts"
import type { Room } from "../../../state/session/room.ts"
import type { Stage } from "./stage.ts"

/** An act of this page alone: nothing was done to the log. */
const onThisPage: Answered = { ok: true, seq: 0, made: {} }

/**
 * Closes a round. A call that the server finds below its quorum is asked about first, with the server's figures; the
 * dialog sends the command that closes it all the same (DOMAIN Q3).
 */
export async function closeRound(
  act: Extract<Act, { do: "close-and-show" | "close-round" }>,
  room: Pick<Room, "send">,
  { ask }: Pick<Stage, "ask">,
): Promise<Answered> {
  const answered = await room.send(act.do, { round: act.round.id })
  if (answered.ok || answered.refusal.code !== "below-quorum") return answered
  ask({ ...act, below: figuresOf(answered.refusal.params) })
  return onThisPage
}

const figuresOf = ({ side = "", answered, needed }: Params): BelowQuorum => ({
  side: side === "" ? null : String(side),
  answered: Number(answered),
  needed: Number(needed),
})

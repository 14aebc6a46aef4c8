import type { Answered } from "../../shared/contract/live.ts"
import { refuse } from "../../shared/contract/refusals.ts"
import { CommandId } from "../../shared/model/ids.ts"
import { actorOf } from "../core/actors.ts"
import { refusalOf } from "../core/failing.ts"
import type { Connected, LivePorts } from "./connected.ts"
import type { Pace } from "./paces.ts"

/**
 * Returns the handler that tells a page what became of a command that the same seat sent before. It does nothing else, so
 * that a page may ask it after a reload about an act that it must not do again.
 */
export function tellingReceipts({ dispatch, seats, failed }: LivePorts, is: Connected, pace: Pace) {
  const found = async (raw: unknown): Promise<Answered | null> => {
    if (!(await pace.admits(is))) return { ok: false, refusal: refuse("too-fast", { n: 10 }).refuse }
    const id = CommandId.safeParse(raw)
    if (!id.success) return { ok: false, refusal: refuse("bad-input", { detail: "receipt" }).refuse }
    const seat = await seats.seat(is.credential, is.workspace)
    if (!seat) return { ok: false, refusal: refuse("no-access").refuse }
    return dispatch.receipt(is.workspace, actorOf(seat), id.data)
  }

  return (raw: unknown, answer: unknown): void => {
    if (typeof answer !== "function") return
    found(raw).then(
      told => void answer(told),
      (error: unknown) => {
        const id = failed(error)
        answer({ ok: false, refusal: refusalOf(error) ?? refuse("internal", { id }).refuse })
      },
    )
  }
}

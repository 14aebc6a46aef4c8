import { RateLimiterMemory } from "rate-limiter-flexible"
import * as z from "zod"
import { forbids } from "../../../shared/rules/policy.ts"
import { findSession } from "../../../shared/rules/readings/rows.ts"
import type { Connected, LivePorts } from "../connected.ts"
import type { Feeds } from "../feeds.ts"

const Slower = z.object({ session: z.string().regex(/^[\w-]{1,64}$/) })

/**
 * The number of seconds in which the server passes on at most one request of a connection. A second request is dropped,
 * because the speaker's screen still shows the first one.
 */
const onceInSeconds = 10

/**
 * Returns the handler of the message "Slower, please". The handler sends a hint, which may be lost, to the speaker, the
 * moderators and the secretaries.
 */
export function slowing(ports: LivePorts, is: Connected, feeds: Feeds) {
  const bucket = new RateLimiterMemory({ points: 1, duration: onceInSeconds })

  const relay = async (raw: unknown): Promise<void> => {
    const message = Slower.safeParse(raw)
    if (!message.success) return
    const seat = await ports.seats.seat(is.credential, is.workspace)
    // a member who may ask for the floor may also ask the speaker to slow down; an observer may do neither
    if (!seat || forbids(seat.role, "ask for the floor", true)) return
    const { state } = await ports.folds.current(is.workspace)
    const session = findSession(state, message.data.session)
    const speaker = session?.floor.speaking?.member
    if (!session || !speaker) return
    if (!(await bucket.consume("slower").catch(() => null))) return
    const to = { members: [speaker], roles: ["moderator", "secretary"] }
    feeds.tellEverywhere(is.workspace, { kind: "slower", session: session.id }, to)
  }

  return (raw: unknown): void => void relay(raw).catch(ports.failed)
}

import type { RequestHandler } from "express"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { sendRefusal } from "../refused.ts"

const hourMs = 3_600_000

/**
 * Answers a request for a note's socket that has no Upgrade header, because a proxy has removed the header. Logs a
 * warning at most once an hour.
 */
export function withoutUpgrade(clock: Clock, warn: (text: string) => void): RequestHandler {
  let quietUntil = 0
  return (request, response) => {
    const now = clock.now()
    if (now >= quietUntil) {
      quietUntil = now + hourMs
      warn("A proxy passes requests on without their Upgrade header: notes cannot open until it lets WebSocket pass.")
    }
    response.set("upgrade", "websocket")
    sendRefusal(request, response, refuse("no-upgrade").refuse)
  }
}

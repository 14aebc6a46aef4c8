import { randomBytes } from "node:crypto"
import type { Clock } from "../../ports/host/clock.ts"
import type { Credential } from "../../ports/seats.ts"
import { type Tickets, ticketLifeMs } from "../../ports/tickets.ts"

/** the maximum number of unused tickets of all callers together; a page needs one at a time */
const maxTickets = 20_000

/** The tickets of a server that runs as a single process. */
export function memoryTickets(clock: Pick<Clock, "now">): Tickets {
  const issued = new Map<string, { credential: Credential; until: number }>()
  return {
    async issue(credential) {
      const now = clock.now()
      // the oldest tickets come first, so the deletion ends at the first valid ticket, unless there are too many
      // tickets
      for (const [ticket, { until }] of issued) {
        if (until > now && issued.size < maxTickets) break
        issued.delete(ticket)
      }
      const ticket = randomBytes(32).toString("base64url")
      issued.set(ticket, { credential, until: now + ticketLifeMs })
      return ticket
    },
    async redeem(ticket) {
      const found = issued.get(ticket)
      issued.delete(ticket)
      return found && found.until > clock.now() ? found.credential : null
    },
  }
}

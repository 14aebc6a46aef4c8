import type { Clock } from "../../ports/host/clock.ts"
import type { Credential } from "../../ports/seats.ts"

/** Issues tickets for sockets that cannot send the cookie. A ticket is valid for one use within 30 seconds. */
export interface Tickets {
  issue(credential: Credential): string
  redeem(ticket: string): Credential | null
}

const lifeMs = 30_000
/** the maximum number of unused tickets of all callers together; a page needs one at a time */
const maxTickets = 20_000

export function createTickets(clock: Clock): Tickets {
  const issued = new Map<string, { credential: Credential; until: number }>()
  return {
    issue(credential) {
      const now = clock.now()
      // the oldest tickets come first, so the deletion ends at the first valid ticket, unless there are too many
      // tickets
      for (const [ticket, { until }] of issued) {
        if (until > now && issued.size < maxTickets) break
        issued.delete(ticket)
      }
      const ticket = clock.id() + clock.id()
      issued.set(ticket, { credential, until: now + lifeMs })
      return ticket
    },
    redeem(ticket) {
      const found = issued.get(ticket)
      issued.delete(ticket)
      return found && found.until > clock.now() ? found.credential : null
    },
  }
}

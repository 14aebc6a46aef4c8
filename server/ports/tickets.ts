import type { Credential } from "./seats.ts"

/**
 * Issues tickets for sockets that cannot send the cookie. A ticket is valid for one use within 30 seconds, in any process
 * that serves the database.
 */
export interface Tickets {
  issue(credential: Credential): Promise<string>
  /** returns null if the ticket is unknown, used or too old */
  redeem(ticket: string): Promise<Credential | null>
}

/** How long a ticket is valid, in ms. */
export const ticketLifeMs = 30_000

import { randomBytes } from "node:crypto"
import * as z from "zod"
import { type Tickets, ticketLifeMs } from "../../../../ports/tickets.ts"
import type { SealedRows } from "./sealedRows.ts"

const Stored = z.object({ cookie: z.string().nullable(), former: z.literal(true).optional() })

/** The tickets of several processes on one database. Nobody can sign in with the content of the database. */
export const postgresTickets = (rows: SealedRows): Tickets => ({
  async issue(credential) {
    const ticket = randomBytes(32).toString("base64url")
    await rows.add(ticket, JSON.stringify(credential), ticketLifeMs)
    return ticket
  },
  async redeem(ticket) {
    const text = await rows.take(ticket)
    if (text === null) return null
    const { cookie, former } = Stored.parse(JSON.parse(text))
    return former ? { cookie, former } : { cookie }
  },
})

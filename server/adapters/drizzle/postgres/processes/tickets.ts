import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto"
import * as z from "zod"
import type { Credential } from "../../../../ports/seats.ts"
import { type Tickets, ticketLifeMs } from "../../../../ports/tickets.ts"
import type { Connections } from "../connection/pool.ts"

/** The most expired tickets that are deleted when a ticket is issued. */
const deletedAtOnce = 100

/** Locked rows are skipped, because another process may be deleting the same tickets. */
const issue = `
  WITH expired AS (
    SELECT hash FROM ticket WHERE until < clock_timestamp() LIMIT ${deletedAtOnce} FOR UPDATE SKIP LOCKED
  ), deleted AS (
    DELETE FROM ticket WHERE hash IN (SELECT hash FROM expired)
  )
  INSERT INTO ticket (hash, sealed, until) VALUES ($1, $2, clock_timestamp() + $3 * INTERVAL '1 millisecond')`

const redeem = "DELETE FROM ticket WHERE hash = $1 RETURNING sealed, until > clock_timestamp() AS valid"

const Stored = z.object({ cookie: z.string().nullable(), former: z.literal(true).optional() })

const algorithm = "aes-256-gcm"
const [nonceBytes, tagBytes] = [12, 16]

const hashOf = (ticket: string): string => hash("sha256", `ticket ${ticket}`)
const keyOf = (ticket: string): Buffer => hash("sha256", `sealed by ${ticket}`, "buffer")

/**
 * The tickets of several processes on one database, each a row of an unlogged table. A row has the ticket's hash, and
 * the cookie encrypted with a key that is derived from the ticket. So nobody can sign in with the content of the
 * database.
 */
export const postgresTickets = (connections: Pick<Connections, "query">): Tickets => ({
  async issue(credential) {
    const ticket = randomBytes(32).toString("base64url")
    await connections.query(issue, [hashOf(ticket), seal(credential, keyOf(ticket)), ticketLifeMs])
    return ticket
  },
  async redeem(ticket) {
    const { rows } = await connections.query<{ sealed: Buffer; valid: boolean }>(redeem, [hashOf(ticket)])
    const row = rows[0]
    return row?.valid ? unseal(row.sealed, keyOf(ticket)) : null
  },
})

function seal(credential: Credential, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce)
  const sealed = [cipher.update(JSON.stringify(credential)), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
}

function unseal(sealed: Buffer, key: Buffer): Credential {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  const text = decipher.update(sealed.subarray(nonceBytes + tagBytes)).toString() + decipher.final().toString()
  const { cookie, former } = Stored.parse(JSON.parse(text))
  return former ? { cookie, former } : { cookie }
}

import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto"
import type { Connections } from "../connection/pool.ts"

/** The most expired rows that are deleted when a row is added. */
const deletedAtOnce = 100

/** Locked rows are skipped, because another process may be deleting the same rows. */
const add = `
  WITH expired AS (
    SELECT hash FROM ticket WHERE until < clock_timestamp() LIMIT ${deletedAtOnce} FOR UPDATE SKIP LOCKED
  ), deleted AS (
    DELETE FROM ticket WHERE hash IN (SELECT hash FROM expired)
  )
  INSERT INTO ticket (hash, sealed, until) VALUES ($1, $2, clock_timestamp() + $3 * INTERVAL '1 millisecond')`

const remove = "DELETE FROM ticket WHERE hash = $1 RETURNING sealed, until > clock_timestamp() AS valid"

const algorithm = "aes-256-gcm"
const [nonceBytes, tagBytes] = [12, 16]

/** Texts that wait in the database for whoever has their token. */
export interface SealedRows {
  add(token: string, text: string, lifeMs: number): Promise<void>
  /** deletes the row and returns its text; null if there is no such row, or if it is too old */
  take(token: string): Promise<string | null>
}

/**
 * Keeps texts in an unlogged table that all processes on the database share. A row has the hash of its token, and the
 * text encrypted with a key that is derived from the token. So nobody can use the content of the database without the
 * token. `kind` keeps the tokens of different uses apart.
 */
export function sealedRows(connections: Pick<Connections, "query">, kind: string): SealedRows {
  const hashOf = (token: string): string => hash("sha256", `${kind} ${token}`)
  return {
    async add(token, text, lifeMs) {
      await connections.query(add, [hashOf(token), seal(text, keyOf(token)), lifeMs])
    },
    async take(token) {
      const { rows } = await connections.query<{ sealed: Buffer; valid: boolean }>(remove, [hashOf(token)])
      const row = rows[0]
      return row?.valid ? unseal(row.sealed, keyOf(token)) : null
    },
  }
}

const keyOf = (token: string): Buffer => hash("sha256", `sealed by ${token}`, "buffer")

function seal(text: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce)
  const sealed = [cipher.update(text), cipher.final()]
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
}

function unseal(sealed: Buffer, key: Buffer): string {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString()
}

import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto"
import type { Connections } from "../connection/pool.ts"

/** The most expired rows that are deleted when a row is added. */
const deletedAtOnce = 100

/**
 * Locked rows are skipped, because another process may be deleting the same rows. A row of the same token is replaced:
 * a code is taken and kept again, and two requests may do so at the same moment.
 */
const add = `
  WITH expired AS (
    SELECT hash FROM ticket WHERE until < clock_timestamp() AND hash <> $1 LIMIT ${deletedAtOnce} FOR UPDATE SKIP LOCKED
  ), deleted AS (
    DELETE FROM ticket WHERE hash IN (SELECT hash FROM expired)
  )
  INSERT INTO ticket (hash, sealed, until) VALUES ($1, $2, clock_timestamp() + $3 * INTERVAL '1 millisecond')
  ON CONFLICT (hash) DO UPDATE SET sealed = excluded.sealed, until = excluded.until`

const look = "SELECT sealed, until > clock_timestamp() AS valid FROM ticket WHERE hash = $1"

/** A row that is too old counts as none. */
const addFirst = `
  INSERT INTO ticket (hash, sealed, until) VALUES ($1, $2, clock_timestamp() + $3 * INTERVAL '1 millisecond')
  ON CONFLICT (hash) DO UPDATE SET sealed = excluded.sealed, until = excluded.until
    WHERE ticket.until <= clock_timestamp()
  RETURNING hash`

const remove = "DELETE FROM ticket WHERE hash = $1 RETURNING sealed, until > clock_timestamp() AS valid"

const algorithm = "aes-256-gcm"
const [nonceBytes, tagBytes] = [12, 16]

/** Texts in the database, each for the holder of its token. */
export interface SealedRows {
  /** adds the row, or replaces the token's row of before */
  add(token: string, text: string, lifeMs: number): Promise<void>
  /** returns the row's text and leaves the row; null if there is no such row, or if it is too old */
  read(token: string): Promise<string | null>
  /** deletes the row and returns its text; null if there is no such row, or if it is too old */
  take(token: string): Promise<string | null>
  /** adds a row without a text; false if there is such a row that is not too old */
  first(token: string, lifeMs: number): Promise<boolean>
}

/**
 * Keeps texts in an unlogged table that all processes on the database share. A row has the hash of its token, and the
 * text encrypted with a key that is derived from the token. So nobody can use the content of the database without the
 * token. `kind` keeps the tokens of different uses apart.
 */
export function sealedRows(connections: Pick<Connections, "query">, kind: string): SealedRows {
  const hashOf = (token: string): string => hash("sha256", `${kind} ${token}`)
  const textBy = async (query: string, token: string): Promise<string | null> => {
    const { rows } = await connections.query<{ sealed: Buffer; valid: boolean }>(query, [hashOf(token)])
    const row = rows[0]
    return row?.valid ? unseal(row.sealed, keyOf(token)) : null
  }
  return {
    async add(token, text, lifeMs) {
      await connections.query(add, [hashOf(token), seal(text, keyOf(token)), lifeMs])
    },
    read: token => textBy(look, token),
    take: token => textBy(remove, token),
    async first(token, lifeMs) {
      const { rows } = await connections.query(addFirst, [hashOf(token), seal("", keyOf(token)), lifeMs])
      return rows.length > 0
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

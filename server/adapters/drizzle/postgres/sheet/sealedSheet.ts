import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import * as z from "zod"
import { MemberId, RoundId, SideId } from "../../../../../shared/model/ids.ts"
import type { Sheet } from "./sheet.ts"

/**
 * The number of bytes of a sheet's key. The first half encrypts the ballots, the second half the tokens. The second
 * half is only in memory. A process that has lost the second half can still cast and count ballots, as after a restart
 * on SQLite.
 */
export const keyBytes = 64
/** Bytes of the first half of a key. */
export const storedKeyBytes = 32

const algorithm = "aes-256-gcm"
const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4

/** Bytes that are reserved for each printed ballot without its value, and for each token. */
const rowBytes = 128
const tokenBytes = 320

const Rows = z.object({
  printed: z.number(),
  most: z.number(),
  valueBytes: z.number(),
  rows: z.array(z.tuple([z.string(), z.nullable(SideId), z.boolean()])),
})
const StoredTokens = z.nullable(
  z.object({
    free: z.array(z.object({ side: z.nullable(SideId), token: z.string() })),
    held: z.array(
      z.object({
        member: MemberId,
        token: z.string(),
        tokenHash: z.string(),
        browser: z.nullable(z.string()),
        sealed: z.boolean(),
        moves: z.number(),
      }),
    ),
  }),
)

/** The round and version for which a sheet is encrypted. The sheet cannot be decrypted for another round or version. */
interface Place {
  round: RoundId
  version: number
}

/**
 * Encrypts a sheet. The length of the result depends only on how many ballots were printed and how many can be cast, so
 * the length does not show what was cast. Each call needs a new key.
 */
export function sealSheet(sheet: Sheet, key: Buffer, place: Place): Buffer {
  const ballots = encrypt(plainBallots(sheet), key.subarray(0, storedKeyBytes), place)
  const { tokens } = sheet
  const listed = tokens && { free: tokens.free, held: tokens.held }
  const room = lengthBytes + (1 + sheet.printed) * tokenBytes
  return Buffer.concat([
    lengthOf(ballots.length),
    ballots,
    encrypt(padded(JSON.stringify(listed), room), key.subarray(storedKeyBytes), place),
  ])
}

/** Decrypts a sheet. Its tokens are null if only the first half of the key is there. */
export function openSheet(sealed: Uint8Array, key: Buffer, place: Place): Sheet {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const end = lengthBytes + bytes.readUInt32BE(0)
  const plain = decrypt(bytes.subarray(lengthBytes, end), key.subarray(0, storedKeyBytes), place)
  const { rows, ...sizes } = Rows.parse(JSON.parse(textIn(plain)))
  let at = roomForRows(sizes.printed)
  const read = rows.map(([tokenHash, side, isCast]) => {
    if (!isCast) return { tokenHash, side, value: null }
    const value = new Uint8Array(plain.subarray(at, at + sizes.valueBytes))
    at += sizes.valueBytes
    return { tokenHash, side, value }
  })
  const hasTokens = key.length === keyBytes
  const listed = hasTokens ? textIn(decrypt(bytes.subarray(end), key.subarray(storedKeyBytes), place)) : "null"
  const tokens = StoredTokens.parse(JSON.parse(listed))
  return { ...sizes, rows: read, tokens: tokens && { ...tokens, version: place.version } }
}

const roomForRows = (printed: number): number => lengthBytes + (1 + printed) * rowBytes

function plainBallots({ rows, printed, most, valueBytes }: Sheet): Buffer {
  const listed = rows.map(({ tokenHash, side, value }) => [tokenHash, side, value !== null])
  const head = padded(JSON.stringify({ printed, most, valueBytes, rows: listed }), roomForRows(printed))
  const values = Buffer.alloc(most * valueBytes)
  let at = 0
  for (const { value } of rows) {
    if (value === null) continue
    if (at + value.length > values.length) throw new Error("more ballots than electors")
    values.set(value, at)
    at += value.length
  }
  return Buffer.concat([head, values])
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  bytes.writeUInt32BE(length)
  return bytes
}

function padded(text: string, room: number): Buffer {
  const bytes = Buffer.from(text)
  if (lengthBytes + bytes.length > room) throw new Error("a sheet has outgrown its room and would show it")
  const plain = Buffer.alloc(room)
  plain.writeUInt32BE(bytes.length)
  plain.set(bytes, lengthBytes)
  return plain
}

const textIn = (plain: Buffer): string =>
  plain.subarray(lengthBytes, lengthBytes + plain.readUInt32BE(0)).toString("utf8")

function encrypt(plain: Buffer, key: Buffer, { round, version }: Place): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(`${round} ${version}`))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(sealed: Buffer, key: Buffer, { round, version }: Place): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(`${round} ${version}`)).setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

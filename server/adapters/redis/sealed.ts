import { createHmac, timingSafeEqual } from "node:crypto"

/** The version of the message format. A server that receives another version reads the log instead. */
const version = 1
const macBytes = 16
/** The bytes before the head: the version, the message authentication code, and the length of the head. */
const headAt = 1 + macBytes + 4

/** A message that was read: its head as JSON and the bytes after the head. */
export interface Unsealed {
  head: unknown
  bytes: Buffer
}

/**
 * Writes and reads messages with a message authentication code. Its key is in the database. So somebody who can write
 * only to Valkey can delay the servers, but cannot put text into a note.
 */
export class MessageSeal {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  seal(head: unknown, bytes: Uint8Array = new Uint8Array()): Buffer {
    const json = Buffer.from(JSON.stringify(head))
    const message = Buffer.concat([Buffer.alloc(headAt), json, bytes])
    message[0] = version
    message.writeUInt32BE(json.byteLength, 1 + macBytes)
    message.set(this.#mac(message), 1)
    return message
  }

  /**
   * Reads a message: "other-version" if a newer or older server wrote it, null if no server of this database wrote it.
   */
  open(message: Buffer): Unsealed | "other-version" | null {
    if (message.byteLength < headAt) return null
    if (message[0] !== version) return "other-version"
    if (!timingSafeEqual(message.subarray(1, 1 + macBytes), this.#mac(message))) return null
    const bytesAt = headAt + message.readUInt32BE(1 + macBytes)
    return { head: JSON.parse(message.toString("utf8", headAt, bytesAt)), bytes: message.subarray(bytesAt) }
  }

  /** Computes the authentication code of a message, over everything but the code itself. */
  #mac(message: Buffer): Buffer {
    const hmac = createHmac("sha256", this.#key)
      .update(message.subarray(0, 1))
      .update(message.subarray(1 + macBytes))
    return hmac.digest().subarray(0, macBytes)
  }
}

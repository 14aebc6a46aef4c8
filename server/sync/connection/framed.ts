import * as decoding from "lib0/decoding"
import { messageTypes, syncTypes } from "../../../shared/contract/documentFrames.ts"

/** The first byte of a binary WebSocket message: FIN and the opcode. A server does not mask (RFC 6455, 5.2). */
const binary = 0x82

/** Encodes messages as WebSocket frames in one buffer, which all receiving sockets share. */
export function framed(messages: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(messages.reduce((sum, { byteLength }) => sum + headOf(byteLength) + byteLength, 0))
  let at = 0
  for (const message of messages) {
    at = putHead(bytes, at, message.byteLength)
    bytes.set(message, at)
    at += message.byteLength
  }
  return bytes
}

/** Encodes updates as WebSocket frames, one message each, in one buffer. Each update is copied only once. */
export const framedUpdates = (updates: readonly Uint8Array[]): Uint8Array => framedSync(syncTypes.update, updates)

/**
 * Reads the updates in frames that `framedUpdates` has written, as views of the same bytes. Returns null if the bytes
 * are not exactly `count` frames.
 */
export function unframedUpdates(bytes: Uint8Array, count: number): Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const updates: Uint8Array[] = []
  try {
    for (let at = 0; at < bytes.byteLength; ) {
      const said = view.getUint8(at + 1)
      const length = said < 126 ? said : said === 126 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
      const begin = at + headOf(length)
      const decoder = decoding.createDecoder(bytes.subarray(begin, begin + length))
      const isUpdate =
        bytes[at] === binary &&
        decoding.readVarUint(decoder) === messageTypes.sync &&
        decoding.readVarUint(decoder) === syncTypes.update
      if (!isUpdate) return null
      updates.push(decoding.readVarUint8Array(decoder))
      if (decoding.hasContent(decoder)) return null
      at = begin + length
    }
  } catch {
    // the bytes end within a frame
    return null
  }
  return updates.length === count ? updates : null
}

/**
 * Encodes an update as a SyncStep2 in a WebSocket frame. All receivers share the buffer, so many pages that join at
 * once need one copy of the document.
 */
export const framedStep2 = (update: Uint8Array): Uint8Array => framedSync(syncTypes.step2, [update])

function framedSync(type: number, updates: readonly Uint8Array[]): Uint8Array {
  const lengthOf = ({ byteLength }: Uint8Array) => 2 + lengthOfVarUint(byteLength) + byteLength
  const bytes = Buffer.allocUnsafe(updates.reduce((sum, one) => sum + headOf(lengthOf(one)) + lengthOf(one), 0))
  let at = 0
  for (const update of updates) {
    at = putHead(bytes, at, lengthOf(update))
    at = bytes.writeUInt8(type, bytes.writeUInt8(messageTypes.sync, at))
    at = putVarUint(bytes, at, update.byteLength)
    bytes.set(update, at)
    at += update.byteLength
  }
  return bytes
}

export function framedAck(count: number): Uint8Array {
  const length = 1 + lengthOfVarUint(count)
  const bytes = Buffer.allocUnsafe(headOf(length) + length)
  putVarUint(bytes, bytes.writeUInt8(messageTypes.ack, putHead(bytes, 0, length)), count)
  return bytes
}

const headOf = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

function putHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = binary
  if (length < 126) return bytes.writeUInt8(length, at + 1)
  if (length < 65_536) return bytes.writeUInt16BE(length, bytes.writeUInt8(126, at + 1))
  return bytes.writeUInt32BE(length, bytes.writeUInt32BE(0, bytes.writeUInt8(127, at + 1)))
}

const lengthOfVarUint = (n: number): number => {
  let length = 1
  for (let rest = n; rest > 127; rest = Math.floor(rest / 128)) length++
  return length
}

/** Writes a varint in the format of lib0: seven bits a byte, the lowest first. */
function putVarUint(bytes: Buffer, from: number, n: number): number {
  let at = from
  let rest = n
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest % 128)
  return bytes.writeUInt8(rest, at)
}

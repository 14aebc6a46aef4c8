import { messageTypes, syncTypes } from "../../../shared/contract/documentFrames.ts"

/** FIN and the opcode of a binary message; a server does not mask (RFC 6455, 5.2). */
const binary = 0x82

/** Encodes messages as WebSocket frames, in one buffer for all sockets that get them. */
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

/**
 * Encodes updates as frames, one message each: a pasted text is copied once, and a keystroke takes one small buffer.
 */
export const framedUpdates = (updates: readonly Uint8Array[]): Uint8Array => framedSync(syncTypes.update, updates)

/**
 * Encodes the update that completes a client, in one buffer for all receivers, so that a hall that comes at once shares
 * one copy of the document.
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

/** Writes a varint as lib0 does: seven bits at a time, the lowest first. */
function putVarUint(bytes: Buffer, from: number, n: number): number {
  let at = from
  let rest = n
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest % 128)
  return bytes.writeUInt8(rest, at)
}

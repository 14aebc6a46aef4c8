/** FIN and the opcode of a binary message; a server does not mask (RFC 6455, 5.2). */
const binary = 0x82

/** Messages as they go over the wire, in one buffer for all sockets that get them. */
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

const headOf = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

function putHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = binary
  if (length < 126) return bytes.writeUInt8(length, at + 1)
  if (length < 65_536) return bytes.writeUInt16BE(length, bytes.writeUInt8(126, at + 1))
  return bytes.writeUInt32BE(length, bytes.writeUInt32BE(0, bytes.writeUInt8(127, at + 1)))
}

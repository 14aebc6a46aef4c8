/** FIN and the opcode of a binary message; a server does not mask (RFC 6455, 5.2). */
const binary = 0x82

/** Messages as they go over the wire, in one buffer for all sockets that get them. */
export function framed(messages: readonly Uint8Array[]): Uint8Array {
  const parts = messages.flatMap(message => [header(message.byteLength), message])
  return Buffer.concat(parts)
}

function header(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(binary, length)
  if (length < 65_536) return Uint8Array.of(binary, 126, length >> 8, length & 255)
  const long = Buffer.alloc(10)
  long[0] = binary
  long[1] = 127
  long.writeUInt32BE(length, 6)
  return long
}

/** Splits bytes into the messages that a server has framed (RFC 6455, unmasked). */
export function unframed(bytes: Uint8Array): Uint8Array[] {
  const list: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = bytes[at + 1] ?? 0
    const view = Buffer.from(bytes.buffer, bytes.byteOffset + at)
    const length = short === 126 ? view.readUInt16BE(2) : short === 127 ? view.readUInt32BE(6) : short
    const from = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
    list.push(bytes.subarray(from, from + length))
    at = from + length
  }
  return list
}

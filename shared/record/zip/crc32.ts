const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

/**
 * Returns the CRC-32 of bytes, by which a zip tells whether a file in it is damaged. `before` is the CRC-32 of the bytes
 * before these, where a file comes in pieces.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = before ^ 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** The most bytes that a bundle in a zip has, unpacked, and that all files of a zip have together. */
const mostUnpacked = 2 ** 28
const mostTogether = 2 ** 30

const isName = name =>
  name
    .split("/")
    .every(
      part =>
        /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,199}[A-Za-z0-9_-])?$/.test(part) &&
        !/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(part),
    )

/**
 * Returns the bytes of the only bundle in a zip; other bytes as they are; null for a zip that is not in the form in
 * which Plenary packs. In that form the files lie one after the other from the first byte to the directory, in its
 * order, without gaps, flags, comments and extra fields, so that every program finds the same files.
 */
async function bundleIn(bytes) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [two, four] = [at => view.getUint16(at, true), at => view.getUint32(at, true)]
  const end = bytes.length - 22
  if (end < 0 || four(end) !== 0x06054b50 || four(end + 4) !== 0 || two(end + 20) !== 0) return null
  const [count, start] = [two(end + 8), four(end + 16)]
  if (count !== two(end + 10) || count === 0xffff || start + four(end + 12) !== end) return null
  const files = []
  let [at, from] = [start, 0]
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || four(at) !== 0x02014b50 || two(at + 8) !== 0) return null
    const [method, packed, size, long] = [two(at + 10), four(at + 20), four(at + 24), two(at + 28)]
    const [content, next] = [from + 30 + long, at + 46 + long]
    if (next > end || content + packed > start || four(from) !== 0x04034b50) return null
    if (four(at + 30) !== 0 || two(at + 34) !== 0 || four(at + 42) !== from) return null
    if ((method !== 0 && method !== 8) || (method === 0 && packed !== size)) return null
    // a link
    if (four(at + 38) >>> 28 === 0xa) return null
    for (let m = 0; m < 26; m++) if (bytes[from + 4 + m] !== bytes[at + 6 + m]) return null
    for (let m = 0; m < long; m++) if (bytes[from + 30 + m] !== bytes[at + 46 + m]) return null
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(long, 1_000)))
    if (!isName(name)) return null
    files.push({
      name: name.toLowerCase(),
      method,
      crc: four(at + 16),
      size,
      content: bytes.subarray(content, content + packed),
    })
    ;[at, from] = [next, content + packed]
  }
  if (at !== end || from !== start || new Set(files.map(({ name }) => name)).size < files.length) return null
  if (files.reduce((sum, { size }) => sum + size, 0) > mostTogether) return null
  const bundles = files.filter(({ name }) => name.endsWith(".bundle"))
  const [file] = files
  // the bundle comes first: some programs unpack the first file alone, whatever its name
  if (bundles.length !== 1 || bundles[0] !== file || file.size > mostUnpacked) return null
  const unpacked = file.method === 0 ? file.content : await inflated(file.content, file.size)
  return unpacked && crcOf(unpacked) === file.crc ? unpacked : null
}

/** Unpacks to exactly `size` bytes; null if the data are damaged, make another number, or end before their last byte. */
async function inflated(content, size) {
  const unpacked = await inflatedOnce(content, size)
  return unpacked && (await inflatedOnce(content.subarray(0, -1), size)) === null ? unpacked : null
}

async function inflatedOnce(content, size) {
  const unpacked = new Uint8Array(size)
  let at = 0
  try {
    const reader = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (at + next.value.length > size) return null
      unpacked.set(next.value, at)
      at += next.value.length
    }
  } catch {
    return null
  }
  return at === size ? unpacked : null
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

function crcOf(bytes) {
  let sum = 0xffffffff
  for (const byte of bytes) sum = crcTable[(sum ^ byte) & 0xff] ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

export { bundleIn }

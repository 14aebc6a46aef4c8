/** The most bytes that a bundle in a zip has, unpacked. */
const mostUnpacked = 2 ** 28

/**
 * Returns the bytes of the only bundle in a zip. Other bytes, and a zip that cannot be read or has no bundle or two, are
 * returned as they are: no bundle begins like a zip, so the verdict says that they are none.
 */
async function bundleIn(bytes) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return bytes
  const bundles = []
  let at = view.getUint32(end + 16, true)
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return bytes
    const [name, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true))
    const called = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name))
    if (/\.bundle$/i.test(called) && !called.startsWith("__MACOSX/")) bundles.push(at)
    at += 46 + name + extra + comment
  }
  if (bundles.length !== 1) return bytes
  const [entry] = bundles
  const [packed, size, local] = [20, 24, 42].map(field => view.getUint32(entry + field, true))
  if (size > mostUnpacked || local + 30 > end || view.getUint32(local, true) !== 0x04034b50) return bytes
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const content = bytes.subarray(from, from + packed)
  const method = view.getUint16(entry + 10, true)
  if (method === 0) return content.length === size ? content : bytes
  return (method === 8 && (await inflated(content, size))) || bytes
}

/** Unpacks to exactly `size` bytes; null if the content is damaged or makes more or fewer. */
async function inflated(content, size) {
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

export { bundleIn }

import type { Content } from "./content.ts"

/** The bytes at the end of a zip file in which its directory is looked for: the end record and its longest comment. */
const endBytes = 65_557
/** The largest directory that is read. A Word document has some hundred parts. */
const mostDirectoryBytes = 2_097_152
/** The most bytes that the parts may state to have when they are unpacked, by whoever opens the file. */
const mostUnpacked = 1_073_741_824

interface Part {
  name: string
  unpacked: number
}

/**
 * Whether the file is a Word document without macros, by the directory of the zip file that it is. No part of it is
 * unpacked.
 */
export async function isWordFile(content: Content): Promise<boolean> {
  const start = Buffer.from(await content.read(0, 4))
  if (start.length < 4 || start.readUInt32LE(0) !== 0x04034b50) return false
  const parts = await partsOf(content)
  if (parts === null) return false
  const names = new Set(parts.map(({ name }) => name))
  if (!names.has("[Content_Types].xml") || !names.has("word/document.xml")) return false
  if (parts.some(({ name }) => /vbaproject|\.(exe|dll|js|vbs|bat|cmd|scr|htm|html)$/i.test(name))) return false
  return parts.reduce((sum, { unpacked }) => sum + unpacked, 0) <= mostUnpacked
}

/** Reads the directory of a zip file; null if there is none, or if it is damaged. */
async function partsOf(content: Content): Promise<Part[] | null> {
  const from = Math.max(0, content.size - endBytes)
  const tail = Buffer.from(await content.read(from, endBytes))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > tail.length) return null
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (length > mostDirectoryBytes || at + length > from + end) return null
  const directory = Buffer.from(await content.read(at, length))
  const parts: Part[] = []
  let place = 0
  for (let n = 0; n < count; n++) {
    if (place + 46 > directory.length || directory.readUInt32LE(place) !== 0x02014b50) return null
    const name = directory.readUInt16LE(place + 28)
    const next = place + 46 + name + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32)
    if (next > directory.length) return null
    parts.push({
      name: directory.toString("utf8", place + 46, place + 46 + name).replaceAll("\\", "/"),
      unpacked: directory.readUInt32LE(place + 24),
    })
    place = next
  }
  return parts
}

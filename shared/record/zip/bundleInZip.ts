import { Inflate } from "fflate"
import { crc32 } from "./crc32.ts"
import { readDirectory, type ZipEntry, type ZipFault } from "./directory.ts"

/** Whether a file is a zip and no bundle, which begins with a brace. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The most bytes that a bundle in a zip has, unpacked. A verifier holds all of them in memory. */
const mostBundleBytes = 2 ** 28

/** The number of compressed bytes that are unpacked before the size is looked at. */
const pieceBytes = 2 ** 16

/**
 * Returns the only bundle in a zip, byte for byte. Nothing else in the zip is unpacked, and no more bytes than the zip
 * declares, so that a small zip cannot fill the memory.
 */
export function bundleInZip(bytes: Uint8Array): { bundle: Uint8Array } | { refused: ZipFault } {
  const entries = readDirectory(bytes)
  if (typeof entries === "string") return { refused: entries }
  const [file, second] = entries.filter(({ name }) => isBundle(name))
  if (!file) return { refused: "no-bundle" }
  if (second) return { refused: "two-bundles" }
  // some programs unpack the first file alone, whatever its name
  if (file !== entries[0]) return { refused: "form" }
  if (file.size > mostBundleBytes) return { refused: "too-large" }
  const bundle = unpacked(file)
  return bundle ? { bundle } : { refused: "damaged" }
}

const isBundle = (name: string): boolean => /\.bundle$/i.test(name)

function unpacked({ deflated, packed, size, crc }: ZipEntry): Uint8Array | null {
  const content = deflated ? inflated(packed, size) : packed
  return content?.length === size && crc32(content) === crc ? content : null
}

/**
 * Inflates to exactly `size` bytes; null if the data are damaged, make another number, or end before their last byte. A
 * program that reads from the start could take bytes behind their end for another file.
 */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  const content = inflatedOnce(packed, size)
  return content && inflatedOnce(packed.subarray(0, -1), size) === null ? content : null
}

/** Inflates to at most `size` bytes; null if the data are damaged, not complete, or make more. */
function inflatedOnce(packed: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size)
  const made = { bytes: 0 }
  const inflate = new Inflate(piece => {
    if (made.bytes + piece.length <= size) content.set(piece, made.bytes)
    made.bytes += piece.length
  })
  try {
    for (let from = 0; from < packed.length && made.bytes <= size; from += pieceBytes)
      inflate.push(packed.subarray(from, from + pieceBytes), from + pieceBytes >= packed.length)
  } catch {
    return null
  }
  return made.bytes > size ? null : content.subarray(0, made.bytes)
}

import { comparedName, isSafeName } from "./names.ts"

/** The reason why a zip is refused. */
export type ZipFault =
  /** its parts are missing, contradict each other or overlap */
  | "damaged"
  /** a part is encrypted, or compressed in a way that is not read */
  | "method"
  /** a name or a link leads out of the folder, or is no name on some system */
  | "name"
  /** two files have one name */
  | "duplicate"
  /** its files are larger, or more, than any bundle's */
  | "too-large"
  | "no-bundle"
  | "two-bundles"

/** A file in a zip, as the directory at its end describes it and the header before its content repeats it. */
export interface ZipEntry {
  name: string
  /** whether the content is deflated; otherwise it is stored as it is */
  deflated: boolean
  crc: number
  /** the compressed content */
  packed: Uint8Array
  /** the number of bytes of the content */
  size: number
}

/** The most bytes that the files of a zip have together, unpacked. */
export const mostBytes = 2 ** 30
const mostFiles = 100_000

const endBytes = 22
const localBytes = 30
const centralBytes = 46

/**
 * Reads the directory of a zip, strictly: where two programs could read two different files, the zip is refused. No
 * content is unpacked.
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - endBytes
  // a zip with a comment at its end could hold a second directory in the comment
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50 || view.getUint16(end + 20, true) !== 0) return "damaged"
  const [disks, files, all] = [
    view.getUint32(end + 4, true),
    view.getUint16(end + 8, true),
    view.getUint16(end + 10, true),
  ]
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  if (disks !== 0 || files !== all) return "damaged"
  // these numbers stand for those of a zip of more than 4 GB
  if (files === 0xffff || length === 0xffffffff || start === 0xffffffff) return "too-large"
  if (start + length !== end) return "damaged"
  const found = readFiles(bytes, view, { files, start, end })
  return typeof found === "string" ? found : (faultAmong(found) ?? found.map(({ entry }) => entry))
}

interface Placed {
  entry: ZipEntry
  /** the first byte of the file's header, and the byte after its content */
  from: number
  to: number
}

function readFiles(
  bytes: Uint8Array,
  view: DataView,
  { files, start, end }: { files: number; start: number; end: number },
): Placed[] | ZipFault {
  if (files > mostFiles) return "too-large"
  const found: Placed[] = []
  let at = start
  for (let n = 0; n < files; n++) {
    if (at + centralBytes > end || view.getUint32(at, true) !== 0x02014b50) return "damaged"
    const lengths = [28, 30, 32].map(field => view.getUint16(at + field, true))
    const next = lengths.reduce((sum, one) => sum + one, at + centralBytes)
    if (next > end) return "damaged"
    const file = readFile(bytes, view, { at, start, nameLength: lengths[0] ?? 0 })
    if (typeof file === "string") return file
    found.push(file)
    at = next
  }
  return at === end ? found : "damaged"
}

function readFile(
  bytes: Uint8Array,
  view: DataView,
  { at, start, nameLength }: { at: number; start: number; nameLength: number },
): Placed | ZipFault {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const [crc, packed, size] = [
    view.getUint32(at + 16, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
  ]
  const from = view.getUint32(at + 42, true)
  if ([packed, size, from].includes(0xffffffff)) return "too-large"
  // bits 0, 6 and 13: the content or the directory is encrypted
  if ((flags & 0b10_0000_0100_0001) !== 0 || (method !== 0 && method !== 8)) return "method"
  const isLink = view.getUint32(at + 38, true) >>> 28 === 0xa
  const name = nameIn(bytes.subarray(at + centralBytes, at + centralBytes + nameLength))
  if (name === null || isLink || !isSafeName(name)) return "name"
  if (from + localBytes > start || view.getUint32(from, true) !== 0x04034b50) return "damaged"
  const content = from + localBytes + view.getUint16(from + 26, true) + view.getUint16(from + 28, true)
  const to = content + packed
  if (to > start || (method === 0 && packed !== size)) return "damaged"
  const local = bytes.subarray(from + localBytes, from + localBytes + view.getUint16(from + 26, true))
  if (view.getUint16(from + 8, true) !== method || nameIn(local) !== name) return "damaged"
  // with bit 3 the header before the content may leave out what only its end knew
  const left = (flags & 8) === 0 ? null : 0
  const repeats = [crc, packed, size].every((one, n) => [one, left].includes(view.getUint32(from + 14 + 4 * n, true)))
  if (!repeats) return "damaged"
  return { entry: { name, deflated: method === 8, crc, packed: bytes.subarray(content, to), size }, from, to }
}

function faultAmong(files: readonly Placed[]): ZipFault | null {
  if (files.reduce((sum, { entry }) => sum + entry.size, 0) > mostBytes) return "too-large"
  const names = files.map(({ entry }) => comparedName(entry.name))
  if (new Set(names).size < names.length) return "duplicate"
  const inOrder = files.toSorted((a, b) => a.from - b.from)
  return inOrder.every(({ from }, n) => from >= (inOrder[n - 1]?.to ?? 0)) ? null : "damaged"
}

function nameIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

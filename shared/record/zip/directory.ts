import { comparedName, isSafeName } from "./names.ts"

/** The reason why a zip is refused. */
export type ZipFault =
  /** it is not in the form in which Plenary packs, so another program could read other files in it */
  | "form"
  /** its end is missing, or a content does not match what is declared */
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
const mostFiles = 0xffff - 1

const endBytes = 22
const localBytes = 30
const centralBytes = 46

/**
 * Reads the directory of a zip, and takes it only in the form in which Plenary packs: the files lie one after the other
 * from the first byte to the directory, in its order, and nothing lies between them; no header has an extra field, a
 * comment or a flag. Programs that read a zip from its start, from its directory or by an extra field then find the same
 * files. No content is unpacked.
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
  if (disks !== 0 || files !== all) return "form"
  // these numbers stand for those of a zip of more than 4 GB
  if (files > mostFiles || length === 0xffffffff || start === 0xffffffff) return "too-large"
  if (start + length !== end) return "form"
  const found = readFiles(bytes, view, { files, start, end })
  return typeof found === "string" ? found : (faultAmong(found) ?? found)
}

function readFiles(
  bytes: Uint8Array,
  view: DataView,
  { files, start, end }: { files: number; start: number; end: number },
): ZipEntry[] | ZipFault {
  const found: ZipEntry[] = []
  let [at, from] = [start, 0]
  for (let n = 0; n < files; n++) {
    if (at + centralBytes > end || view.getUint32(at, true) !== 0x02014b50) return "form"
    const nameLength = view.getUint16(at + 28, true)
    const next = at + centralBytes + nameLength
    // the lengths of extra field and comment, and the disk
    if (next > end || view.getUint32(at + 30, true) !== 0 || view.getUint16(at + 34, true) !== 0) return "form"
    const file = readFile(bytes, view, { at, from, start, nameLength })
    if (typeof file === "string") return file
    found.push(file)
    from += localBytes + nameLength + file.packed.length
    at = next
  }
  return at === end && from === start ? found : "form"
}

/** Reads the directory's entry at `at`. Its file begins at `from`, where the file before it ends. */
function readFile(
  bytes: Uint8Array,
  view: DataView,
  { at, from, start, nameLength }: { at: number; from: number; start: number; nameLength: number },
): ZipEntry | ZipFault {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const [crc, packed, size] = [
    view.getUint32(at + 16, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
  ]
  const place = view.getUint32(at + 42, true)
  if ([packed, size, place].includes(0xffffffff)) return "too-large"
  // bits 0, 6 and 13: the content or the directory is encrypted
  if ((flags & 0b10_0000_0100_0001) !== 0 || (method !== 0 && method !== 8)) return "method"
  const name = nameIn(bytes.subarray(at + centralBytes, at + centralBytes + nameLength))
  const isLink = view.getUint32(at + 38, true) >>> 28 === 0xa
  if (isLink || !isSafeName(name)) return "name"
  // any other bit means a descriptor behind the content, or names in another encoding
  if (flags !== 0) return "form"
  const content = from + localBytes + nameLength
  if (place !== from || content + packed > start || view.getUint32(from, true) !== 0x04034b50) return "form"
  // from the version to the length of the extra field the header before the content is the directory's, byte for byte
  for (let n = 0; n < 26; n++) if (bytes[from + 4 + n] !== bytes[at + 6 + n]) return "form"
  for (let n = 0; n < nameLength; n++) if (bytes[from + localBytes + n] !== bytes[at + centralBytes + n]) return "form"
  if (method === 0 && packed !== size) return "form"
  return { name, deflated: method === 8, crc, packed: bytes.subarray(content, content + packed), size }
}

function faultAmong(files: readonly ZipEntry[]): ZipFault | null {
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) return "too-large"
  const names = files.map(({ name }) => comparedName(name))
  return new Set(names).size < names.length ? "duplicate" : null
}

/** A byte beyond ASCII becomes a character that no safe name has. */
const nameIn = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 1_000))

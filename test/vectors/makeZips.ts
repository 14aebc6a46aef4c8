import { deflateSync, strToU8 } from "fflate"
import { crc32 } from "../../shared/record/zip/crc32.ts"

/** A zip for `test/vectors/zips.json`: what lies in it, and what a verifier does with it. */
export interface OddZip {
  name: string
  /** the bytes, in base64 */
  zip: string
  /** whether a verifier takes it; the bundle in it is then `room.bundle` */
  taken: boolean
}

/** A file of a zip, with what an attacker writes otherwise than Plenary does. */
interface Part {
  name: string
  content: Uint8Array
  /** false: the directory does not name it */
  listed?: boolean
  stored?: boolean
  flags?: number
  /** bytes between the file before and this one */
  gap?: Uint8Array
  /** bytes behind the compressed data that its length counts */
  padding?: Uint8Array
  /** bytes behind the content */
  descriptor?: Uint8Array
  /** the fields that only the header before the content, or only the directory, has so */
  local?: Partial<Head>
  central?: Partial<Head> & { offset?: number; comment?: Uint8Array; attributes?: number; disk?: number }
}

interface Head {
  name: string
  version: number
  method: number
  time: number
  crc: number
  packed: number
  size: number
  extra: Uint8Array
}

const none = new Uint8Array()

/** Little-endian numbers, each with its number of bytes. */
const numbers = (...pairs: [number, 2 | 4][]): Uint8Array =>
  Uint8Array.from(pairs.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, n) => (value >>> (8 * n)) & 255)))

const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap(part => [...part]))

const headBytes = ({ version, method, time, crc, packed, size, name, extra }: Head, flags: number): Uint8Array =>
  numbers(
    [version, 2],
    [flags, 2],
    [method, 2],
    [time, 4],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [strToU8(name).length, 2],
    [extra.length, 2],
  )

interface Ending {
  comment?: Uint8Array
  beforeDirectory?: Uint8Array
  afterDirectory?: Uint8Array
  count?: number
  disk?: number
}

function zipOf(parts: readonly Part[], { comment = none, beforeDirectory = none, ...end }: Ending = {}): Uint8Array {
  const files: Uint8Array[] = []
  const listed: Uint8Array[] = []
  let at = 0
  for (const { name, content, stored, flags = 0, ...part } of parts) {
    const packed = joined(stored ? content : deflateSync(content), part.padding ?? none)
    const head: Head = {
      name,
      version: 20,
      method: stored ? 0 : 8,
      time: 0x00210000,
      crc: crc32(content),
      packed: packed.length,
      size: content.length,
      extra: none,
    }
    const [local, central] = [
      { ...head, ...part.local },
      { ...head, ...part.central },
    ]
    const { offset, comment: said = none, attributes = 0, disk = 0 } = part.central ?? {}
    const gap = part.gap ?? none
    const file = joined(
      gap,
      numbers([0x04034b50, 4]),
      headBytes(local, flags),
      strToU8(local.name),
      local.extra,
      packed,
      part.descriptor ?? none,
    )
    const behind = numbers([said.length, 2], [disk, 2], [0, 2], [attributes, 4], [offset ?? at + gap.length, 4])
    if (part.listed !== false)
      listed.push(
        joined(numbers([0x02014b50, 4], [20, 2]), headBytes(central, flags), behind, strToU8(central.name)),
        central.extra,
        said,
      )
    files.push(file)
    at += file.length
  }
  const directory = joined(...listed, end.afterDirectory ?? none)
  const count = end.count ?? listed.length / 3
  const place = at + beforeDirectory.length
  const ending = numbers([0x06054b50, 4], [end.disk ?? 0, 2], [0, 2], [count, 2], [count, 2])
  const last = numbers([directory.length, 4], [place, 4], [comment.length, 2])
  return joined(...files, beforeDirectory, directory, ending, last, comment)
}

/** A field of Info-ZIP that gives the file another name. */
const unicodePath = (old: string, name: string): Uint8Array => {
  const field = joined(numbers([1, 2]).subarray(0, 1), numbers([crc32(strToU8(old)), 4]), strToU8(name))
  return joined(numbers([0x7075, 2], [field.length, 2]), field)
}

/** The zips of `test/vectors/zips.json`: the genuine bundle, and another that some program would find instead. */
export function oddZips(genuine: string, other: string): OddZip[] {
  const content = strToU8(genuine)
  const forged = strToU8(other)
  const own: Part = { name: "a.bundle", content }
  const text: Part = { name: "README.en.txt", content: strToU8("read me") }
  const hidden: Part = { name: "a.bundle", content: forged, listed: false }
  const two = (first: Partial<Part>, second: Partial<Part> = {}) =>
    zipOf([
      { ...own, ...first },
      { ...text, ...second },
    ])
  const swapped = (name: string) => {
    const extra = unicodePath(name, name === "a.bundle" ? "old.txt" : "a.bundle")
    return { local: { extra }, central: { extra } }
  }
  const descriptor = numbers(
    [0x08074b50, 4],
    [crc32(content), 4],
    [deflateSync(content).length, 4],
    [content.length, 4],
  )
  const unknown = { crc: 0, packed: 0, size: 0 }
  const named = (name: string) => zipOf([own, { ...text, name }])
  const taken: [string, Uint8Array][] = [
    ["as Plenary packs", two({})],
    ["stored", zipOf([{ ...own, stored: true }, text])],
    ["in a folder, in capitals", zipOf([{ ...own, name: "b/A.BUNDLE" }])],
    ["alone", zipOf([own])],
  ]
  const refused: [string, Uint8Array][] = [
    // some programs unpack the first file alone
    ["another bundle under another name before", zipOf([{ name: "a.txt", content: forged }, own])],
    ["the bundle last", zipOf([text, own])],
    ["an unlisted file before", zipOf([hidden, own])],
    ["an unlisted file after", zipOf([own, hidden])],
    ["an unlisted file between", zipOf([text, hidden, own])],
    ["a gap at the start", two({ gap: strToU8("PK00") })],
    ["a gap between two files", two({}, { gap: numbers([0, 4]) })],
    ["a gap before the directory", zipOf([own], { beforeDirectory: numbers([0, 4]) })],
    ["a gap within the directory", zipOf([own], { afterDirectory: numbers([0, 4]) })],
    [
      "a directory in another order",
      zipOf([own, text].map((one, n) => ({ ...one, central: { offset: n === 0 ? 60 : 0 } }))),
    ],
    [
      "Unicode Path fields that swap two names",
      zipOf([
        { ...own, ...swapped("a.bundle") },
        { name: "old.txt", content: forged, ...swapped("old.txt") },
      ]),
    ],
    ["an extra field in the directory", two({ central: { extra: numbers([0x5455, 2], [0, 2]) } })],
    ["an extra field before the content", two({ local: { extra: numbers([0x5455, 2], [0, 2]) } })],
    [
      "an extra field in both",
      two({ local: { extra: numbers([0x5455, 2], [0, 2]) }, central: { extra: numbers([0x5455, 2], [0, 2]) } }),
    ],
    ["a descriptor, as programs that write a stream", two({ flags: 8, local: unknown, descriptor })],
    ["a descriptor without its flag", two({ descriptor })],
    ["a flag of a descriptor without one", two({ flags: 8 })],
    ["a flag of UTF-8", two({ flags: 0x800 })],
    ["a comment at the end", zipOf([own], { comment: strToU8("hello") })],
    ["a comment at the end that holds a second zip", zipOf([own], { comment: zipOf([{ ...own, content: forged }]) })],
    ["a comment of a file", two({ central: { comment: strToU8("hello") } })],
    ["two contents in the same bytes", two({}, { central: { offset: 0 } })],
    ["another number of files", zipOf([own, text], { count: 1 })],
    ["a second disk", zipOf([own], { disk: 1 })],
    ["a file on a second disk", two({ central: { disk: 1 } })],
    ["a link", two({ central: { attributes: 0xa1ff0000 } })],
    ["a link beside it", two({}, { central: { attributes: 0xa1ff0000 } })],
    ["a wrong CRC in both headers", two({ local: { crc: 7 }, central: { crc: 7 } })],
    ["another CRC before the content", two({ local: { crc: 7 } })],
    ["another name before the content", two({ local: { name: "b.bundle" } })],
    ["another size before the content", two({ local: { size: 7 } })],
    ["another length before the content", two({ local: { packed: 7 } })],
    ["another method before the content", two({ local: { method: 0 } })],
    ["another version before the content", two({ local: { version: 45 } })],
    ["another time before the content", two({ local: { time: 0 } })],
    ["a size too small", two({ local: { size: 100 }, central: { size: 100 } })],
    ["a size too large", two({ local: { size: content.length + 1 }, central: { size: content.length + 1 } })],
    ["a size of 4 GB", two({ local: { size: 0xffffffff }, central: { size: 0xffffffff } })],
    ["a bundle of more than 2^28 bytes", two({ local: { size: 2 ** 28 + 1 }, central: { size: 2 ** 28 + 1 } })],
    ["more than 2^30 bytes together", two({}, { local: { size: 2 ** 30 }, central: { size: 2 ** 30 } })],
    ["a file behind the end of the compressed data", two({ padding: zipOf([{ ...own, content: forged }]) })],
    ["one byte behind the end of the compressed data", two({ padding: numbers([0, 2]).subarray(1) })],
    ["another compression", two({ local: { method: 14 }, central: { method: 14 } })],
    ["encrypted", two({ flags: 1 })],
    ["two bundles", zipOf([own, { ...own, name: "b.bundle" }])],
    ["no bundle", zipOf([text])],
    ["no file", zipOf([])],
    ["one name twice", zipOf([own, text, text])],
    ["one name twice but for capitals", zipOf([own, text, { ...text, name: "readme.EN.txt" }])],
    ["a file that a Mac adds", named("__MACOSX/._a.bundle")],
    ...[
      "../b.txt",
      "b/../../b.txt",
      "/b.txt",
      "b//b.txt",
      "./b.txt",
      "b\\b.txt",
      "C:b.txt",
      "con",
      "b/NUL.txt",
      "b.",
      "b.txt ",
      "b/",
      "é.txt",
      "e\u0301.txt",
      "a\u202eb.txt",
      "b?.txt",
      "",
      "b".repeat(202),
    ].map((name): [string, Uint8Array] => [`the name ${JSON.stringify(name)} beside it`, named(name)]),
    ["cut off", two({}).subarray(0, -1)],
    ["cut off before its end", two({}).subarray(0, -40)],
    ["a byte behind its end", joined(two({}), numbers([0, 2]).subarray(1))],
    ["its first two letters alone", strToU8("PK")],
  ]
  const told =
    (isTaken: boolean) =>
    ([name, bytes]: [string, Uint8Array]): OddZip => ({
      name,
      zip: Buffer.from(bytes).toString("base64"),
      taken: isTaken,
    })
  return [...taken.map(told(true)), ...refused.map(told(false))]
}

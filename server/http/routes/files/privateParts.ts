import type { Content } from "./content.ts"

/** A stretch of a file, or bytes in its place. */
export type Kept = { from: number; to: number } | Uint8Array

/**
 * Tells what is kept of a picture so that it does not say where, when and by whom it was taken (DOMAIN AF8). JPEG files
 * lose Exif, XMP, IPTC, comments and what follows the picture, PNG and WebP files their texts and Exif. How a picture is
 * turned, its colours and its points stay. Null if nothing is left out; "malformed" if the file cannot be read to its end.
 */
export async function keptOf(content: Content): Promise<Kept[] | "malformed" | null> {
  const head = Buffer.from(await content.read(0, 12))
  if (head.length < 12) return null
  if (head.readUInt16BE(0) === 0xffd8) return keptOfJpeg(content)
  if (head.readUInt32BE(0) === 0x89504e47) return keptOfPng(content)
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return keptOfWebp(content)
  return null
}

/** Reads what is kept, piece by piece. */
export async function* bytesKept(content: Content, kept: readonly Kept[]): AsyncGenerator<Uint8Array> {
  for (const one of kept) {
    if (one instanceof Uint8Array) yield one
    else
      for (let at = one.from; at < one.to; at += pieceBytes) yield content.read(at, Math.min(pieceBytes, one.to - at))
  }
}

const pieceBytes = 65_536
/** The most segments or chunks of a picture; programs that write pictures make far fewer. */
const mostParts = 20_000

/** Gathers stretches; stretches that touch become one. */
class Keeping {
  readonly kept: Kept[] = []
  /** whether something was left out */
  isLess = false

  keep(from: number, to: number): void {
    const last = this.kept.at(-1)
    if (last && !(last instanceof Uint8Array) && last.to === from) last.to = to
    else this.kept.push({ from, to })
  }

  /** the stretches to keep; null if they are the whole file */
  get all(): Kept[] | null {
    return this.isLess ? this.kept : null
  }
}

async function keptOfJpeg(content: Content): Promise<Kept[] | "malformed" | null> {
  const keeping = new Keeping()
  keeping.keep(0, 2)
  let at = 2
  for (let n = 0; n < mostParts; n++) {
    const head = Buffer.from(await content.read(at, 18))
    const marker = head[1]
    if (head[0] !== 0xff || marker === undefined) return "malformed"
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      keeping.keep(at, at + 2)
      // another picture may follow, with a place of its own
      keeping.isLess ||= at + 2 < content.size
      return keeping.all
    }
    const end = at + 2 + (head.length < 4 ? 0 : head.readUInt16BE(2))
    if (end < at + 4 || end > content.size) return "malformed"
    if (isKept(marker, head.toString("latin1", 4))) keeping.keep(at, end)
    else {
      keeping.isLess = true
      const turned = marker === 0xe1 ? turnIn(Buffer.from(await content.read(at, end - at))) : 1
      if (turned > 1) keeping.kept.push(onlyTurn(turned))
    }
    at = end
    if (marker !== 0xda) continue
    at = await endOfScan(content, end)
    keeping.keep(end, at)
    // a picture that was cut off has no end
    if (at >= content.size) return keeping.all
  }
  return "malformed"
}

/** Whether a segment belongs to the picture: its data, its colours, and the marks that a decoder needs. */
function isKept(marker: number, begin: string): boolean {
  if (marker === 0xe0) return begin.startsWith("JFIF\0")
  if (marker === 0xe2) return begin.startsWith("ICC_PROFILE\0")
  if (marker === 0xee) return begin.startsWith("Adobe")
  return marker < 0xe0 || marker === 0xf7 || marker === 0xf8
}

/** Finds the next marker after compressed data; the end of the file if there is none. */
async function endOfScan(content: Content, from: number): Promise<number> {
  for (let at = from; at < content.size; at += pieceBytes) {
    // one byte more, so that no marker is cut in two
    const piece = Buffer.from(await content.read(at, pieceBytes + 1))
    for (let found = piece.indexOf(0xff); found >= 0 && found < pieceBytes; found = piece.indexOf(0xff, found + 1)) {
      const next = piece[found + 1] ?? 0
      if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at + found
    }
  }
  return content.size
}

/** Reads from Exif how a picture has to be turned: 1 for not at all, 2 to 8 otherwise. */
function turnIn(segment: Buffer): number {
  if (segment.toString("latin1", 4, 10) !== "Exif\0\0") return 1
  const tiff = segment.subarray(10)
  const isLittle = tiff.toString("latin1", 0, 2) === "II"
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  for (let n = 0; n < u16(directory); n++) {
    const entry = directory + 2 + n * 12
    if (u16(entry) !== 0x0112) continue
    const turn = u16(entry + 8)
    return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

/** Writes Exif that says how a picture is turned, and nothing else. */
function onlyTurn(turn: number): Uint8Array {
  const head = Buffer.from("ffe100224578696600004d4d002a0000000800010112000300000001", "hex")
  const value = Buffer.alloc(8)
  value.writeUInt16BE(turn)
  return Buffer.concat([head, value])
}

/** Chunks of PNG that hold Exif, texts (in which XMP is) and the time of the last change. */
const leftOfPng = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"])

async function keptOfPng(content: Content): Promise<Kept[] | "malformed" | null> {
  const keeping = new Keeping()
  keeping.keep(0, 8)
  let at = 8
  for (let n = 0; n < mostParts; n++) {
    const head = Buffer.from(await content.read(at, 8))
    if (head.length < 8) return "malformed"
    const kind = head.toString("latin1", 4)
    const end = at + 12 + head.readUInt32BE(0)
    if (end > content.size) return "malformed"
    if (leftOfPng.has(kind)) keeping.isLess = true
    else keeping.keep(at, end)
    at = end
    if (kind !== "IEND") continue
    if (at < content.size) keeping.keep(at, content.size)
    return keeping.all
  }
  return "malformed"
}

async function keptOfWebp(content: Content): Promise<Kept[] | "malformed" | null> {
  const keeping = new Keeping()
  const flags = Buffer.from(await content.read(0, 21))
  let less = 0
  let at = 12
  for (let n = 0; n < mostParts && at + 8 <= content.size; n++) {
    const head = Buffer.from(await content.read(at, 8))
    const size = head.readUInt32LE(4)
    const end = Math.min(content.size, at + 8 + size + (size % 2))
    if (/^(?:EXIF|XMP )$/.test(head.toString("latin1", 0, 4))) less += end - at
    else keeping.keep(at, end)
    at = end
  }
  if (at + 8 <= content.size) return "malformed"
  if (less === 0) return null
  flags.writeUInt32LE(flags.readUInt32LE(4) - less, 4)
  const isExtended = flags.toString("latin1", 12, 16) === "VP8X"
  if (isExtended) flags[20] = (flags[20] ?? 0) & ~0x0c
  const [first, ...rest] = keeping.kept
  if (!isExtended || !first || first instanceof Uint8Array) return [flags.subarray(0, 12), ...keeping.kept]
  return [flags, { from: 21, to: first.to }, ...rest]
}

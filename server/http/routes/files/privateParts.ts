import type { Content } from "./content.ts"

/** A stretch of a file, or bytes in its place. */
export type Kept = { from: number; to: number } | Uint8Array

/**
 * Tells what is kept of a picture so that it does not say where, when and by whom it was taken (DOMAIN AF8): the parts
 * that a program needs to show it, of a list for each format, and nothing behind its end. How a JPEG picture is turned,
 * its colours and its points stay. Null if nothing is left out; "malformed" if the file cannot be read to its end.
 */
export async function keptOf(content: Content): Promise<Kept[] | "malformed" | null> {
  const head = Buffer.from(await content.read(0, 12))
  if (head.length < 12) return null
  if (head.readUInt16BE(0) === 0xffd8) return keptOfJpeg(content)
  if (head.readUInt32BE(0) === 0x89504e47) return keptOfPng(content)
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return keptOfWebp(content)
  return /^GIF8[79]a/.test(head.toString("latin1", 0, 6)) ? keptOfGif(content) : null
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
    const whole = wholeBytes(marker, head.toString("latin1", 4))
    if (whole !== null && end - at <= whole) keeping.keep(at, end)
    else if (whole !== null) {
      keeping.isLess = true
      keeping.kept.push(cutTo(head, whole))
    } else {
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

/** The markers of what a decoder needs: frames, tables, scans and restarts. */
const ofPicture = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdf)

/**
 * The most bytes of a segment that belong to the picture: its data, its colours, and the marks that a decoder needs; null
 * if none does. Further bytes of a JFIF segment are a thumbnail, which may show a part that was cropped from the picture.
 */
function wholeBytes(marker: number, begin: string): number | null {
  if (ofPicture(marker)) return Infinity
  if (marker === 0xe0 && begin.startsWith("JFIF\0")) return 18
  if (marker === 0xe2 && begin.startsWith("ICC_PROFILE\0")) return Infinity
  if (marker === 0xee && begin.startsWith("Adobe")) return 16
  return null
}

/** The first bytes of a segment with its new length. JFIF gets no small picture. */
function cutTo(head: Buffer, bytes: number): Uint8Array {
  const cut = Buffer.from(head.subarray(0, bytes))
  cut.writeUInt16BE(bytes - 2, 2)
  if (cut[1] === 0xe0) cut.fill(0, 16)
  return cut
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

/** The chunks of PNG that show a picture: its points, colours, transparency, density, and the frames of an animation. */
const keptOfPngs = new Set(
  "IHDR PLTE IDAT IEND tRNS bKGD sBIT pHYs cHRM gAMA iCCP sRGB cICP mDCV cLLI acTL fcTL fdAT".split(" "),
)

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
    if (keptOfPngs.has(kind)) keeping.keep(at, end)
    else keeping.isLess = true
    at = end
    if (kind !== "IEND") continue
    keeping.isLess ||= at < content.size
    return keeping.all
  }
  return "malformed"
}

/** The chunks of WebP that show a picture. */
const keptOfWebps = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"])

async function keptOfWebp(content: Content): Promise<Kept[] | "malformed" | null> {
  const keeping = new Keeping()
  const flags = Buffer.from(await content.read(0, 21))
  const last = Math.min(content.size, 8 + flags.readUInt32LE(4))
  const isFollowed = last < content.size
  let less = 0
  let at = 12
  for (let n = 0; n < mostParts && at + 8 <= last; n++) {
    const head = Buffer.from(await content.read(at, 8))
    const size = head.readUInt32LE(4)
    const end = Math.min(last, at + 8 + size + (size % 2))
    if (keptOfWebps.has(head.toString("latin1", 0, 4))) keeping.keep(at, end)
    else less += end - at
    at = end
  }
  if (at + 8 <= last) return "malformed"
  // a few bytes that are no chunk
  less += last - at
  if (less === 0 && !isFollowed) return null
  flags.writeUInt32LE(flags.readUInt32LE(4) - less, 4)
  const isExtended = flags.toString("latin1", 12, 16) === "VP8X"
  if (isExtended) flags[20] = (flags[20] ?? 0) & ~0x0c
  const [first, ...rest] = keeping.kept
  if (!isExtended || !first || first instanceof Uint8Array) return [flags.subarray(0, 12), ...keeping.kept]
  return [flags, { from: 21, to: first.to }, ...rest]
}

/** The extensions of programs in GIF that show a picture: how often an animation is repeated, and its colours. */
const keptOfGifs = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"])

/** The bytes of a table of colours, by the flags before it. */
const tableBytes = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

async function keptOfGif(content: Content): Promise<Kept[] | "malformed" | null> {
  const keeping = new Keeping()
  const screen = Buffer.from(await content.read(0, 13))
  let at = 13 + tableBytes(screen[10])
  if (at > content.size) return "malformed"
  keeping.keep(0, at)
  for (let n = 0; n < mostParts; n++) {
    const head = Buffer.from(await content.read(at, 14))
    const [kind, label] = head
    if (kind === undefined) return keeping.all
    if (kind === 0x3b) {
      keeping.keep(at, at + 1)
      keeping.isLess ||= at + 1 < content.size
      return keeping.all
    }
    const isImage = kind === 0x2c
    if (!isImage && kind !== 0x21) return "malformed"
    const end = await endOfBlocks(content, isImage ? at + 11 + tableBytes(head[9]) : at + 2)
    if (end === null && !isImage) return "malformed"
    const isKept = isImage || label === 0xf9 || (label === 0xff && keptOfGifs.has(head.toString("latin1", 3, 14)))
    if (isKept) keeping.keep(at, end ?? content.size)
    else keeping.isLess = true
    at = end ?? content.size
  }
  return "malformed"
}

/** Finds the end of a sequence of blocks, each of which says its length; null if the file ends before. */
async function endOfBlocks(content: Content, from: number): Promise<number | null> {
  for (let at = from; at < content.size; ) {
    const piece = await content.read(at, pieceBytes)
    let next = 0
    while (next < piece.length) {
      const length = piece[next] ?? 0
      next += length + 1
      if (length === 0) return at + next
    }
    at += next
  }
  return null
}

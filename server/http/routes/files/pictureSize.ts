import type { FileType } from "../../../../shared/model/files.ts"
import type { Content } from "./content.ts"

export interface PictureSize {
  width: number
  height: number
}

type Picture = PictureSize & { type: FileType }

/** Reads the type and the size of a picture from its headers; null if the file is no picture of a known type. */
export async function pictureIn(content: Content): Promise<Picture | null> {
  const head = Buffer.from(await content.read(0, 32))
  if (head.length < 12) return null
  if (head.subarray(0, 8).equals(pngMark)) return pngSize(head)
  if (/^GIF8[79]a/.test(head.toString("latin1", 0, 6)))
    return { type: "image/gif", width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return webpSize(head)
  if (head.readUInt16BE(0) === 0xffd8 && head[2] === 0xff) return await jpegSize(content)
  return null
}

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const pngSize = (head: Buffer): Picture | null =>
  head.length >= 24 && head.toString("latin1", 12, 16) === "IHDR"
    ? { type: "image/png", width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    : null

function webpSize(head: Buffer): Picture | null {
  const type = "image/webp"
  if (head.length < 30) return null
  switch (head.toString("latin1", 12, 16)) {
    case "VP8X":
      return { type, width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case "VP8 ":
      if (head.readUIntBE(23, 3) !== 0x9d012a) return null
      return { type, width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    case "VP8L": {
      if (head[20] !== 0x2f) return null
      const bits = head.readUInt32LE(21)
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return null
  }
}

/** The segments before the frame header of a JPEG file; a file with more of them is not read on. */
const mostSegments = 1_000

/** Walks from segment to segment to the frame header, which has the size. */
async function jpegSize(content: Content): Promise<Picture | null> {
  let at = 2
  for (let n = 0; n < mostSegments; n++) {
    const head = Buffer.from(await content.read(at, 9))
    if (head.length < 9 || head[0] !== 0xff) return null
    const marker = head[1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { type: "image/jpeg", height: head.readUInt16BE(5), width: head.readUInt16BE(7) }
    // the picture itself begins here, so its size would have come before
    if (marker === 0xda || marker === 0xd9) return null
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(2)
  }
  return null
}

import { deflateSync } from "node:zlib"
import { zipSync } from "fflate"

/** Small files for uploads, each as the programs that people use would begin it. */
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data])
  const [size, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  crc.writeUInt32BE(crcOf(body))
  return Buffer.concat([size, body, crc])
}

/** A picture of one colour that browsers show. */
export function png(width = 4, height = 3, grey = 120): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.concat(
    Array.from({ length: Math.min(height, 2_000) }, () =>
      Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.min(width, 2_000), grey)]),
    ),
  )
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

export const pdf = (words = "paper"): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${words}) >>\nendobj\n%%EOF\n`)

export const gif = Buffer.from("GIF89a\x05\x00\x06\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;", "latin1")
export const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0x00, 0x0b, 8,
  0x00, 0x07, 0x00, 0x08, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xff, 0, 2, 0xff, 0xd9,
])
export const webp = Buffer.concat([
  Buffer.from("RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00", "latin1"),
  Buffer.from([8, 0, 0, 9, 0, 0]),
])

const text = (words: string) => new TextEncoder().encode(words)

/** A Word document; `more` adds parts to it. */
export const docx = (more: Record<string, Uint8Array> = {}): Buffer =>
  Buffer.from(zipSync({ "[Content_Types].xml": text("<Types/>"), "word/document.xml": text("<w:document/>"), ...more }))
export const zip = (parts: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, words]) => [name, text(words)]))))

import { expect, test } from "vitest"
import { bytesKept, keptOf } from "../../../../server/http/routes/files/privateParts.ts"
import { gif, jpeg, png, webp } from "../../../kit/sampleFiles.ts"

const contentOf = (bytes: Uint8Array) => ({
  size: bytes.byteLength,
  read: async (at: number, length: number) => bytes.subarray(at, at + length),
})
async function cleaned(bytes: Uint8Array): Promise<Buffer | "malformed" | null> {
  const content = contentOf(bytes)
  const kept = await keptOf(content)
  if (kept === null || kept === "malformed") return kept
  const pieces: Uint8Array[] = []
  for await (const piece of bytesKept(content, kept)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const segment = (marker: number, body: string | Buffer) => {
  const bytes = Buffer.from(body as string, "latin1")
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}
/** Exif as a phone writes it: how the picture is turned, and a place (GPS). */
function exif(turn: number, order: "II" | "MM"): Buffer {
  const tiff = Buffer.alloc(60)
  const u16 = (at: number, value: number) =>
    order === "II" ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const u32 = (at: number, value: number) =>
    order === "II" ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, "latin1")
  u16(2, 42)
  u32(4, 8)
  u16(8, 2)
  ;[0x0112, 3].forEach((value, n) => u16(10 + n * 2, value))
  u32(14, 1)
  u16(18, turn)
  ;[0x8825, 4].forEach((value, n) => u16(22 + n * 2, value))
  u32(26, 1)
  u32(30, 38)
  tiff.write("GPS 31N 121E", 40, "latin1")
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]))
}
const withSegments = (...more: Buffer[]) => Buffer.concat([jpeg.subarray(0, 20), ...more, jpeg.subarray(20)])

test.each(["II", "MM"] as const)("a JPEG file loses its place and keeps how it is turned (%s)", async order => {
  const bytes = (await cleaned(withSegments(exif(6, order)))) as Buffer
  expect(bytes.includes("GPS")).toBe(false)
  const turn = Buffer.from("ffe100224578696600004d4d002a00000008000101120003000000010006000000000000", "hex")
  expect(bytes).toEqual(Buffer.concat([jpeg.subarray(0, 20), turn, jpeg.subarray(20)]))
})

test("Exif that turns nothing, XMP, IPTC, comments and a second picture go; colours stay", async () => {
  const colours = segment(0xe2, "ICC_PROFILE\0colours")
  const bytes = await cleaned(
    Buffer.concat([
      withSegments(
        exif(1, "MM"),
        segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<place/>"),
        colours,
        segment(0xe2, "MPF\0"),
        segment(0xed, "Photoshop 3.0\0place"),
        segment(0xfe, "taken at home"),
      ),
      jpeg,
      exif(1, "II"),
    ]),
  )
  expect(bytes).toEqual(withSegments(colours))
})

test("a picture without private parts stays byte for byte, also one that was cut off", async () => {
  for (const bytes of [jpeg, jpeg.subarray(0, -2), png(), gif, webp]) expect(await cleaned(bytes)).toBe(null)
})

test("a JPEG file with several scans is read to its end, and one whose segments lie is refused", async () => {
  const scan = Buffer.concat([
    segment(0xc4, "table"),
    segment(0xda, "\x01\x01\0\0?\0"),
    Buffer.from([1, 0xff, 0xd3, 0xff, 0, 9]),
  ])
  const [before, end] = [jpeg.subarray(0, -2), jpeg.subarray(-2)]
  const many = Buffer.concat([before, scan, segment(0xfe, "place"), scan, end])
  expect(await cleaned(many)).toEqual(Buffer.concat([before, scan, scan, end]))
  const long = Buffer.concat([before, Buffer.alloc(200_000, 7), Buffer.from([0xff, 0]), scan, end, Buffer.from("more")])
  expect(await cleaned(long)).toEqual(long.subarray(0, -4))
  expect(await cleaned(Buffer.concat([before, Buffer.from([0xff, 0xe1, 0xff, 0xff]), end]))).toBe("malformed")
  expect(await cleaned(withSegments(Buffer.from("garbage")))).toBe("malformed")
  expect(await cleaned(jpeg.subarray(0, 20))).toBe("malformed")
  expect(await cleaned(jpeg.subarray(0, 21))).toBe("malformed")
})

test("PNG and WebP files lose their texts and Exif", async () => {
  const plain = png()
  const chunk = (kind: string, body: string) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length)
    return Buffer.concat([size, Buffer.from(`${kind}${body}CRC!`, "latin1")])
  }
  const more = Buffer.concat([
    chunk("eXIf", "GPS"),
    chunk("iTXt", "XMP"),
    chunk("tEXt", "Author"),
    chunk("tIME", "2026"),
  ])
  expect(await cleaned(Buffer.concat([plain.subarray(0, 33), more, plain.subarray(33)]))).toEqual(plain)
  expect(await cleaned(plain.subarray(0, -3))).toBe("malformed")

  const head = (size: number, flags: number) =>
    Buffer.concat([
      Buffer.from("RIFF"),
      Buffer.from([size, 0, 0, 0]),
      Buffer.from("WEBPVP8X"),
      Buffer.from([10, 0, 0, 0, flags, 0, 0, 0, 7, 0, 0, 5, 0, 0]),
    ])
  const data = Buffer.from("VP8 \x03\0\0\0abc\0", "latin1")
  const found = Buffer.concat([head(62, 0x1c), data, Buffer.from("EXIF\x03\0\0\0GPS\0XMP \x04\0\0\0here", "latin1")])
  expect(await cleaned(found)).toEqual(Buffer.concat([head(38, 0x10), data]))
})

test("a PNG file keeps the chunks that show it alone: no C2PA, no unknown chunk, and nothing behind its end", async () => {
  const plain = png()
  const chunk = (kind: string, body = "x") => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length)
    return Buffer.concat([size, Buffer.from(`${kind}${body}CRC!`, "latin1")])
  }
  const shown = Buffer.concat(["sRGB", "gAMA", "pHYs", "tRNS", "acTL", "fcTL"].map(kind => chunk(kind)))
  const hidden = Buffer.concat([chunk("caBX", "jumb c2pa author"), chunk("prVt"), chunk("sPLT"), chunk("dSIG")])
  const file = (...parts: Buffer[]) => Buffer.concat([plain.subarray(0, 33), ...parts, plain.subarray(33)])
  expect(await cleaned(file(hidden, shown))).toEqual(file(shown))
  expect(await cleaned(file(shown))).toBeNull()
  expect(await cleaned(Buffer.concat([plain, chunk("tEXt", "behind the end")]))).toEqual(plain)
  expect(await cleaned(Buffer.concat([plain, Buffer.from("a second file")]))).toEqual(plain)
})

test("a JPEG file loses its small picture, C2PA and every mark that shows nothing", async () => {
  const small = segment(
    0xe0,
    Buffer.concat([Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01", "latin1"), Buffer.alloc(6, 9)]),
  )
  const withSmall = Buffer.concat([jpeg.subarray(0, 2), small, jpeg.subarray(20)])
  expect(await cleaned(withSmall)).toEqual(jpeg)
  const adobe = segment(0xee, "Adobe\0\x64\0\0\0\0\x01")
  const hidden = [
    segment(0xeb, "JP jumb c2pa"),
    segment(0xf0, "x"),
    segment(0xfd, "x"),
    segment(0x02, "x"),
    segment(0xe0, "JFXX\0"),
  ]
  expect(await cleaned(withSegments(...hidden, segment(0xee, "Adobe\0\x64\0\0\0\0\x01by Ann")))).toEqual(
    withSegments(adobe),
  )
  expect(await cleaned(withSegments(adobe))).toBeNull()
})

test("a WebP file keeps the chunks that show it, and nothing behind its end", async () => {
  const riff = (...chunks: string[]) => {
    const body = Buffer.from(`WEBP${chunks.join("")}`, "latin1")
    const head = Buffer.from("RIFF\0\0\0\0", "latin1")
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body])
  }
  const [data, colours, c2pa] = ["VP8L\x04\0\0\0abcd", "ICCP\x02\0\0\0ab", "C2PA\x04\0\0\0jumb"]
  expect(await cleaned(riff(colours, data, c2pa))).toEqual(riff(colours, data))
  expect(await cleaned(riff(colours, data))).toBeNull()
  expect(await cleaned(Buffer.concat([riff(data), Buffer.from("EXIF\x04\0\0\0here", "latin1")]))).toEqual(riff(data))
  expect(await cleaned(Buffer.concat([riff(data), Buffer.from("end")]))).toEqual(riff(data))
})

test("a GIF file loses comments, XMP, C2PA and what is behind its end, and keeps its animation", async () => {
  const blocks = (...parts: (string | Buffer)[]) => {
    const long = parts.flatMap(part => {
      const bytes = Buffer.from(part as string, "latin1")
      return [Buffer.from([bytes.length]), bytes]
    })
    return Buffer.concat([...long, Buffer.from([0])])
  }
  const extension = (label: number, ...parts: (string | Buffer)[]) =>
    Buffer.concat([Buffer.from([0x21, label]), blocks(...parts)])
  const image = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0, 5, 0, 6, 0, 0x80, 1, 2, 3, 4, 5, 6, 2]),
    blocks(Buffer.alloc(255, 1), Buffer.alloc(255, 0x21), "end"),
  ])
  const long = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0, 5, 0, 6, 0, 0, 2]),
    blocks(...Array.from({ length: 600 }, () => Buffer.alloc(255, 7))),
  ])
  const shown = [extension(0xff, "NETSCAPE2.0", "\x01\0\0"), extension(0xf9, "\0\0\0\0"), image, long]
  const hidden = [
    extension(0xfe, "taken at home"),
    extension(0xff, "XMP DataXMP", "<x:place/>"),
    extension(0xff, "C2PA_GIF\x01\0\0", "jumb"),
    extension(0x01, "0123456789ab", "plain text"),
  ]
  const file = (...parts: Buffer[]) => Buffer.concat([gif.subarray(0, -1), ...parts, gif.subarray(-1)])
  expect(await cleaned(file(...hidden, ...shown, ...hidden))).toEqual(file(...shown))
  expect(await cleaned(file(...shown))).toBeNull()
  expect(await cleaned(Buffer.concat([file(...shown), Buffer.from("behind")]))).toEqual(file(...shown))
  // one that was cut off in its picture is shown up to there
  expect(await cleaned(file(...shown).subarray(0, -40))).toBeNull()
  expect(await cleaned(file(...hidden).subarray(0, 30))).toBe("malformed")
  expect(await cleaned(file(Buffer.from("garbage")))).toBe("malformed")
  expect(await cleaned(gif.subarray(0, 15))).toBe("malformed")
})

import { strToU8, type Zippable, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { bundleInZip, isZip } from "../../../../shared/record/zip/bundleInZip.ts"
import { crc32 } from "../../../../shared/record/zip/crc32.ts"
import { isSafeName } from "../../../../shared/record/zip/names.ts"

const bundle = strToU8('{"format":"plenary-bundle-2"}\n'.repeat(5_000))
const zip = (files: Zippable, level: 0 | 6 = 6) => zipSync(files, { level })
const refused = (bytes: Uint8Array) => {
  const read = bundleInZip(bytes)
  return "refused" in read ? read.refused : null
}

/** The zip with another number where a field of its directory, or of the header before a file's content, stands. */
function edited(bytes: Uint8Array, signature: number, field: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) {
      if (size === 2) view.setUint16(at + field, value, true)
      else view.setUint32(at + field, value, true)
      return copy
    }
  throw new Error("no such header")
}
const central = 0x02014b50
const local = 0x04034b50
const end = 0x06054b50

describe("the bundle in a zip", () => {
  test.each([0, 6] as const)("comes out byte for byte, whatever lies after it (level %i)", level => {
    const files = { "a.bundle": bundle, "README.en.txt": strToU8("read me"), "records/en/CR-1.html": strToU8("<p>") }
    expect(bundleInZip(zip(files, level))).toEqual({ bundle })
    expect(bundleInZip(zip({ "folder/a.bundle": bundle }, level))).toEqual({ bundle })
  })

  test("a zip is told from a bundle", () => {
    expect([isZip(zip({})), isZip(bundle), isZip(new Uint8Array())]).toEqual([true, false, false])
  })

  test("is missing, is not the only one, or is not the first file", () => {
    expect(refused(zip({ "README.en.txt": bundle }))).toBe("no-bundle")
    expect(refused(zip({}))).toBe("no-bundle")
    expect(refused(zip({ "a.bundle": bundle, "b/B.BUNDLE": bundle }))).toBe("two-bundles")
    // a program that unpacks the first file alone would read another one
    expect(refused(zip({ "README.en.txt": strToU8("read me"), "a.bundle": bundle }))).toBe("form")
  })
})

describe("a zip is refused", () => {
  test.each([
    "../a.bundle",
    "b/../../a.bundle",
    "/a.bundle",
    "b//a.bundle",
    "./a.bundle",
    "b\\a.bundle",
    "C:a.bundle",
    "C:\\a.bundle",
    "con",
    "b/NUL.txt",
    "com1.html",
    "a.bundle.",
    "a.bundle ",
    "a\u0000.bundle",
    "a\u202eeldnub.html",
    "a?.bundle",
    "é.txt",
    "a b.txt",
    "b/",
    "__MACOSX/._a.bundle",
    "a".repeat(1_001),
    "",
  ])("with the name %j, also of another file", name => {
    expect(isSafeName(name)).toBe(false)
    expect(refused(zip({ [name]: bundle, "z.bundle": bundle }))).toBe("name")
  })

  test("with a link", () => {
    const linked = edited(zip({ "a.bundle": bundle }), central, 38, 0xa1ff0000)
    expect(refused(linked)).toBe("name")
  })

  test("with one name twice, as some system reads names", () => {
    expect(refused(zip({ "a.bundle": bundle, "A.bundle": bundle }))).toBe("duplicate")
    // the same bytes for both names
    const bytes = zip({ "a.bundle": bundle, "b.bundle": bundle })
    for (let at = 0; at < bytes.length - 1; at++)
      if (bytes[at] === 0x62 && bytes[at + 1] === 0x2e && bytes[at + 2] === 0x62) bytes[at] = 0x61
    expect(refused(bytes)).toBe("duplicate")
  })

  test("that declares more than a bundle can be", () => {
    const bytes = zip({ "a.bundle": bundle, "b.txt": bundle })
    // 10 GB have the number that leads to a second size elsewhere
    expect(refused(edited(bytes, central, 24, 0xffffffff))).toBe("too-large")
    expect(refused(edited(edited(bytes, central, 24, 0xfffffff0), local, 22, 0xfffffff0))).toBe("too-large")
    expect(refused(edited(edited(bytes, central, 24, 2 ** 29), local, 22, 2 ** 29))).toBe("too-large")
    expect(refused(edited(bytes, end, 16, 0xffffffff))).toBe("too-large")
  })

  test("that makes more, or less, than it declares", () => {
    const bytes = zip({ "a.bundle": new Uint8Array(20_000_000) })
    expect(bytes.length).toBeLessThan(100_000)
    for (const size of [1_000, 19_999_999, 20_000_001])
      expect(refused(edited(edited(bytes, central, 24, size), local, 22, size)), String(size)).toBe("damaged")
  })

  test("whose directory and headers tell two stories", () => {
    const bytes = zip({ "a.bundle": bundle, "b.txt": strToU8("b") })
    expect(refused(edited(bytes, local, 22, 7))).toBe("form")
    expect(refused(edited(bytes, local, 14, 7))).toBe("form")
    expect(refused(edited(bytes, local, 8, 0, 2))).toBe("form")
    expect(refused(edited(bytes, end, 8, 1, 2))).toBe("form")
    const named = bytes.slice()
    named[30] = 0x63
    expect(refused(named)).toBe("form")
  })

  test("with two files in the same bytes", () => {
    const bytes = zip({ "a.bundle": bundle, "b.txt": bundle })
    const first = zip({ "a.bundle": bundle, "b.txt": bundle }).indexOf(0x50)
    const view = new DataView(bytes.buffer)
    const places: number[] = []
    for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === central) places.push(at)
    view.setUint32((places[1] ?? 0) + 42, first, true)
    expect(refused(bytes)).toBe("form")
  })

  test("with an encrypted file, or one that is packed otherwise", () => {
    const bytes = zip({ "a.bundle": bundle })
    expect(refused(edited(bytes, central, 8, 1, 2))).toBe("method")
    expect(refused(edited(bytes, central, 10, 14, 2))).toBe("method")
  })

  test("with something after its end, a comment, or cut off", () => {
    const bytes = zip({ "a.bundle": bundle })
    expect(refused(new Uint8Array([...bytes, 0]))).toBe("damaged")
    expect(refused(edited(bytes, end, 20, 1, 2))).toBe("damaged")
    expect(refused(bytes.subarray(0, -1))).toBe("damaged")
    expect(refused(bytes.subarray(0, 3))).toBe("damaged")
  })

  test("with one byte of the bundle changed, at either level", () => {
    for (const level of [0, 6] as const) {
      const bytes = zip({ "a.bundle": bundle }, level)
      for (let at = 38; at < bytes.length; at += 97) {
        const copy = bytes.slice()
        copy[at] = (copy[at] ?? 0) ^ 1
        const read = bundleInZip(copy)
        if ("bundle" in read) expect(read.bundle).toEqual(bundle)
      }
    }
  })
})

test("the check sum is that of every zip", () => {
  expect(crc32(strToU8("123456789"))).toBe(0xcbf43926)
})

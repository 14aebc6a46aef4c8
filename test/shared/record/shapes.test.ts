import { describe, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { sealOf, verifierNames } from "../../../shared/record/bundle.ts"
import {
  canonical,
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
  readingDigest,
} from "../../../shared/record/chain.ts"
import { readEnd } from "../../../shared/record/verify/end.ts"
import { type Following, readEntry } from "../../../shared/record/verify/entry.ts"
import { readHeader } from "../../../shared/record/verify/header.ts"
import type { Fields } from "../../../shared/record/verify/lines.ts"
import { fault } from "../../../shared/record/verify/verdict.ts"

const hash = "a".repeat(64)
const signature = "b".repeat(128)
const lineOf = (fields: object) => new TextEncoder().encode(`${canonical(fields)}\n`)
const sealed = (fields: Fields) => lineOf({ ...fields, sha256: sealOf(sha256, fields) })

describe("a first line", () => {
  const given = {
    format: "plenary-bundle-2",
    workspace: "w",
    slug: "w",
    incarnation: "i",
    audience: "room",
    session: null,
    entries: 2,
    publicKey: hash,
    formerKeys: [{ publicKey: "c".repeat(64), signature }],
  }
  const read = (changes: object = {}) => readHeader(sealed({ ...given, ...changes }), { sha256, ed25519: () => true })

  test("is read where each field is of its kind", () => {
    expect(read()).toMatchObject({ format: 2, entries: 2, keys: ["c".repeat(64), hash] })
    expect(read({ session: "s", audience: "gallery", formerKeys: [] })).toMatchObject({ keys: [hash] })
  })

  test.each([
    { format: "plenary-bundle-3" },
    { format: "plenary-bundle-1" },
    { workspace: 1 },
    { slug: null },
    { incarnation: 1 },
    { audience: "host" },
    { session: 1 },
    { entries: -1 },
    { entries: 1.5 },
    { publicKey: "A".repeat(64) },
    { formerKeys: {} },
    { formerKeys: [null] },
    { formerKeys: ["c"] },
    { formerKeys: [{ publicKey: hash, signature, more: 1 }] },
    { formerKeys: [{ publicKey: hash }] },
    { formerKeys: [{ publicKey: hash, signature: "b" }] },
    { formerKeys: [{ publicKey: "c", signature }] },
    { more: 1 },
  ])("is refused for its shape: %j", changes => expect(read(changes)).toEqual(fault("header", "shape")))
})

describe("an entry", () => {
  const said = { seq: 3, kind: "k", at: 5, by: "lin", salt: "s", body: { a: 1 }, personal: null }
  const readings = { named: "d".repeat(64) }
  const following: Following = {
    header: { format: 2, workspace: "w", audience: "room", session: null, entries: 3, publicKey: hash, keys: [hash] },
    seq: 3,
    previous: hash,
    sha256,
    signed: () => true,
  }
  const { salt, body, seq, kind, at, by } = said
  const header = headerHash(sha256, salt, { workspace: "w", seq, kind, at, by })
  const whole = commitmentOf(sha256, salt, body, null)
  const chained = (commitment: string) => hashOf(sha256, hash, header, commitment)
  const full: Fields = { ...said, hash: chained(whole) }
  const read = (line: object, changes: Partial<Following> = {}) => readEntry({ ...line }, { ...following, ...changes })

  test("in full is read with its readings and without", () => {
    expect(read(full)).toMatchObject({ hash: full["hash"], shown: { kind: "k", part: false, bound: true } })
    const two = { ...said, readings, hash: chained(commitmentWithReadings(sha256, whole, readings)) }
    expect(read(two)).toMatchObject({ hash: two.hash })
    expect(read({ ...full, signature })).toMatchObject({ hash: full["hash"] })
  })

  test.each([
    { kind: 1 },
    { at: "5" },
    { seq: "3" },
    { salt: 1 },
    { by: 1 },
    { personal: 1 },
    { personal: { commitment: "c" } },
    { personal: { salt: 1, value: 1 } },
    { personal: { salt: "s" } },
    { hash: "a" },
    { signature: "b" },
    { readings: { named: "d" } },
    { readings: [] },
    { more: 1 },
  ])("in full is refused for its shape: %j", changes => expect(read({ ...full, ...changes })).toBe("shape"))

  test("of another place or another hash is refused as that", () => {
    expect(read({ ...full, seq: 4 })).toBe("out-of-order")
    expect(read({ ...full, body: { a: 2 } })).toBe("hash")
    expect(read(full, { seq: 2 })).toBe("out-of-order")
    expect(read({ ...full, signature }, { signed: () => false })).toBe("signature")
  })

  const reading = { name: "named", salt: "t", kind: "k", at: 5, by: null, body: { a: 1 }, personal: null }
  const digest = readingDigest(sha256, "t", { kind: "k", at: 5, by: null, body: { a: 1 } }, null)
  const proven = {
    seq: 3,
    header,
    whole,
    readings: {},
    reading,
    hash: chained(commitmentWithReadings(sha256, whole, { named: digest })),
  }
  const gallery = { header: { ...following.header, audience: "gallery" as const } }

  test("of which a reading is shown proves itself to the public, and not to the room", () => {
    expect(read(proven, gallery)).toMatchObject({ hash: proven.hash, shown: { part: true, bound: true } })
    expect(read(proven)).toBe("not-for-audience")
    expect(read(full, gallery)).toMatchObject({ hash: full["hash"] })
    const personal = { salt: "p", value: { text: "x" } }
    const commitment = commitmentOf(sha256, salt, body, personalCommitment(sha256, "p", { text: "x" }))
    expect(read({ ...said, personal, hash: chained(commitment) }, gallery)).toBe("not-for-audience")
    expect(read({ ...said, personal, hash: chained(commitment) })).toMatchObject({ personal: "shown" })
  })

  test.each([{ name: 1 }, { salt: 1 }, { kind: 1 }, { at: "5" }, { by: 1 }, { personal: 1 }, { more: 1 }])(
    "of which a reading is shown is refused for the reading's shape: %j",
    changes => expect(read({ ...proven, reading: { ...reading, ...changes } }, gallery)).toBe("shape"),
  )

  test.each([{ header: "a" }, { whole: "a" }, { readings: { named: hash } }, { readings: 1 }, { reading: null }])(
    "of which a reading is shown is refused for its shape: %j",
    changes => expect(read({ ...proven, ...changes }, gallery)).toBe("shape"),
  )

  const extract = { kind: "k", at: 5, by: null, body: {} }
  const place = { seq: 3, header, commitment: whole, hash: chained(whole) }
  test("of which an extract is shown is for the public; a place stands in every bundle", () => {
    const withExtract = { ...place, extract }
    const line = { ...withExtract, sha256: sealOf(sha256, withExtract) }
    expect(read(line, gallery)).toMatchObject({ shown: { part: true, bound: false } })
    expect(read({ ...line, extract: { ...extract, at: 6 } }, gallery)).toBe("hash")
    for (const changes of [{ kind: 1 }, { at: "5" }, { by: 1 }, { more: 1 }])
      expect(read({ ...line, extract: { ...extract, ...changes } }, gallery)).toBe("shape")
    expect(read(place, gallery)).toMatchObject({ shown: null })
    expect(read(line)).toBe("not-for-audience")
    expect(read(place)).toMatchObject({ shown: null })
    expect(read(place, { header: { ...following.header, session: "s" } })).toMatchObject({ shown: null })
    expect([read({ ...place, header: "a" }), read({ ...place, commitment: "a" })]).toEqual(["shape", "shape"])
  })
})

describe("the end of a bundle", () => {
  const files = verifierNames.map(file => ({ file, text: `the text of ${file}` }))
  const first = lineOf({ first: 1 })
  const ended = (changes: object = {}, verifiers: Fields[] = files) => {
    const before = [first, ...verifiers.map(sealed)]
    const text = before.map(line => new TextDecoder().decode(line)).join("")
    const trailer = { entries: 0, head: { seq: 0, hash }, sha256: sha256(text), ...changes }
    return readEnd([...before, lineOf({ trailer, signature })], 0, { sha256, signedNow: () => true, head: hash })
  }

  test("is read where each line is of its kind", () => {
    expect(ended()).toMatchObject({ head: { seq: 0, hash } })
  })

  test.each([{ file: "other.html" }, { text: 1 }, { more: 1 }])("is refused for a verifier's shape: %j", changes => {
    const [one, ...others] = files
    expect(ended({}, [{ ...one, ...changes }, ...others])).toEqual(fault("file", "shape"))
  })

  test.each([
    { entries: -1 },
    { head: { seq: 0 } },
    { head: { seq: "0", hash } },
    { head: { seq: 0, hash: 1 } },
    { sha256: "a" },
    { more: 1 },
  ])("is refused for its trailer's shape: %j", changes => expect(ended(changes)).toEqual(fault("trailer", "shape")))

  test.each([{ entries: 1 }, { head: { seq: 1, hash } }, { head: { seq: 0, hash: "c".repeat(64) } }, { sha256: hash }])(
    "is refused where its trailer is of something else: %j",
    changes => expect(ended(changes)).toEqual(fault("trailer", "hash")),
  )
})

import { createHash } from "node:crypto"
import type { FullLine } from "../../shared/record/bundle.ts"
import { type Outside, verify } from "../../shared/record/verify.ts"
import { tools } from "../kit/evidence.ts"
import { rechained, type Unchained } from "../server/evidence/rebuilt.ts"

/** A key pair, with the data that a forger needs who signs under a point of small order. */
export interface OddKey {
  seed: string
  publicKey: string
  sign: (text: string) => string
}

const p = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n

const littleEndian = (value: bigint): string =>
  Buffer.from(value.toString(16).padStart(64, "0"), "hex").reverse().toString("hex")
const fromLittleEndian = (hex: string): bigint =>
  BigInt(`0x${Buffer.from(hex, "hex").reverse().toString("hex") || "0"}`)

/** The y of a point of order 8; the other one is its negative. */
const y8 = fromLittleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
const withSign = 2n ** 255n

/** Every encoding of a point of small order in 32 bytes, canonical or not. */
export const smallOrderKeys: readonly string[] = [0n, 1n, p - 1n, y8, p - y8, p, p + 1n].flatMap(y => [
  littleEndian(y),
  littleEndian(y + withSign),
])

/** A signature that the equation without cofactor accepts under the identity for any text: R = rB, S = r. */
export function universalSignature({ seed, publicKey }: OddKey): string {
  const digest = createHash("sha512").update(Buffer.from(seed, "hex")).digest().subarray(0, 32)
  digest[0] = (digest[0] ?? 0) & 248
  digest[31] = ((digest[31] ?? 0) & 127) | 64
  return publicKey + littleEndian(fromLittleEndian(digest.toString("hex")) % order)
}

/** R is the identity and S is zero: accepted under a key of order n if the hash is a multiple of n. */
const nothingSigned = littleEndian(1n) + littleEndian(0n)

/** The same signature with the base point's order added to S. */
export const shifted = (signature: string): string =>
  signature.slice(0, 64) + littleEndian(fromLittleEndian(signature.slice(64)) + order)

/** `levels` lists or objects nested in each other. */
export function nested(levels: number, as: "list" | "object"): unknown {
  let value: unknown = 0
  for (let n = 0; n < levels; n++) value = as === "list" ? [value] : { a: value }
  return value
}

/** Values of a wrong kind in place of an id, a number, a language or a text. */
export const oddValues: readonly unknown[] = [{}, { a: 1 }, [], ["r1"], true, false, null, 1.5, -1, 0, 1, "1", "", 1e21]

type Bodies = Record<string, Record<string, unknown>>

/** Puts a value into every place of the records' entries that a path names: `kind.field.field`, `*` for each row. */
export function put(entries: readonly FullLine[], path: string, value: unknown): void {
  const [kind = "", ...fields] = path.split(".")
  for (const entry of entries) if (kind === "*" || entry.kind === kind) putInto(entry.body, fields, value)
}

function putInto(target: unknown, [field = "", ...rest]: readonly string[], value: unknown): void {
  if (typeof target !== "object" || target === null) return
  const fields = target as Record<string, unknown>
  if (field === "*") for (const one of Object.values(target)) putInto(one, rest, value)
  else if (rest.length > 0) putInto(fields[field], rest, value)
  else if (value === undefined) delete fields[field]
  else fields[field] = value
}

/** Sets of places that hold the same value in an honest bundle. */
export const places: readonly (readonly string[])[] = [
  ["record-declared.record", "record-declared.body.record", "record-countersigned.record"],
  ["record-declared.record"],
  ["record-countersigned.record"],
  ["version-proposed.statement", "record-declared.statement", "record-declared.body.statement"],
  ["record-declared.topic", "record-declared.body.topic"],
  ["record-declared.body.number"],
  ["version-proposed.version", "record-declared.body.version"],
  ["version-proposed.version"],
  ["version-proposed.texts.*.lang", "record-declared.body.texts.*.lang"],
  ["version-proposed.texts.*.text", "record-declared.body.texts.*.text"],
  ["version-proposed.texts"],
  ["record-declared.body.texts"],
  ["record-declared.body.texts.0"],
  ["record-declared.body.positions"],
  ["record-declared.body.positions.0"],
  ["record-declared.body.positions.*.position"],
  ["record-declared.body.positions.*.position.position"],
  ["record-declared.body.recusedSides"],
  ["record-declared.body.tally"],
  ["record-declared.body.tally.agree"],
  ["record-declared.body.tally.block"],
  ["record-declared.body"],
  ["record-declared.inForce"],
  ["record-countersigned.member"],
]

/** Declares a record a second time under its own id, and gives its first number to another. */
export function declaredTwice({ entries }: Unchained): void {
  const declared = entries.find(({ kind }) => kind === "record-declared")
  if (!declared) return
  const again = (id: unknown, number: number) => {
    const entry = structuredClone(declared)
    const body = entry.body as Bodies & { record: unknown }
    body.record = id
    Object.assign(body["body"] ?? {}, { record: id, number })
    entries.push(entry)
  }
  const { record, body } = declared.body as { record: unknown; body: { number: number } }
  again(record, body.number + 1_000)
  again("another", body.number)
}

interface Odd {
  name: string
  bundle: string
  given: Outside
}

/** One bundle for each limit in docs/EVIDENCE.md, and its neighbours within the limit. */
export function oddBundles(room: string, key: OddKey): (Odd & { verdict: object })[] {
  const odd: Odd[] = []
  const add = (name: string, edit: (unchained: Unchained) => void, sign = key.sign, given: Outside = {}) =>
    odd.push({
      name,
      given,
      bundle: Buffer.from(
        rechained(room, sign, unchained => {
          Object.assign(unchained.header, { publicKey: key.publicKey, formerKeys: [] })
          const told = ["version-proposed", "record-declared", "record-countersigned"]
          unchained.entries = unchained.entries.filter(({ kind }) => told.includes(kind))
          edit(unchained)
        }),
      ).toString(),
    })
  add("as it should be", () => {})
  for (const paths of places)
    add(`${paths.join(", ")} is an object`, ({ entries }) => paths.forEach(path => put(entries, path, { a: 1 })))
  add("version-proposed.version is a fraction", ({ entries }) => put(entries, "version-proposed.version", 1.5))
  add("a record is declared twice", declaredTwice)
  for (const as of ["list", "object"] as const)
    for (const levels of [64, 65, 500])
      add(`${levels} levels, the innermost a ${as}`, ({ entries }) =>
        // The line and its body are two of the levels.
        put(entries, "record-countersigned.deep", nested(levels - 2, as)),
      )
  for (const publicKey of smallOrderKeys) {
    const signature = /^0100|^0{64}$/.test(publicKey) ? universalSignature(key) : nothingSigned
    add(
      `the key ${publicKey} is of small order`,
      ({ header }) => Object.assign(header, { publicKey }),
      () => signature,
    )
  }
  const identity = littleEndian(1n)
  const universal = universalSignature(key)
  add("a former key is of small order", ({ header }) =>
    Object.assign(header, { formerKeys: [{ publicKey: identity, signature: universal }] }),
  )
  add(
    "an entry is signed by a key of small order",
    ({ header, entries }) => {
      Object.assign(header, { publicKey: identity })
      Object.assign(entries[0] ?? {}, { signature: universal })
    },
    () => universal,
  )
  add(
    "a key of small order is given",
    () => {},
    () => universal,
    { key: identity },
  )
  // the base point is a key like any other
  add(
    "the given key signs the trailer of a bundle that names another key",
    ({ header }) => Object.assign(header, { publicKey: `58${"66".repeat(31)}` }),
    key.sign,
    { key: key.publicKey },
  )
  add(
    "the scalar of a signature is not reduced",
    () => {},
    text => shifted(key.sign(text)),
  )
  return odd.map(({ name, bundle, given }) => {
    const verdict = verify(Buffer.from(bundle), tools, given)
    const { ok } = verdict
    return {
      name,
      bundle,
      given,
      verdict: ok ? { ok, is: verdict.is } : { ok, part: verdict.part, entry: verdict.entry, why: verdict.why },
    }
  })
}

import {
  declaredTwice,
  nested,
  oddValues,
  places,
  put,
  shifted,
  smallOrderKeys,
  universalSignature,
} from "../../vectors/makeOdd.ts"
import { vectorKey } from "../../vectors/makeVectors.ts"
import { rechained, type Unchained } from "./rebuilt.ts"

const fresh = vectorKey("plenary: a fresh key")

interface Choices<S> {
  below: (limit: number) => number
  /** a bundle that shows every entry in full: this one, or one in its place */
  whole: (source: S) => string
}

/** Bundles whose chain fits and whose key is fresh, so that a verifier comes to what is odd in them. */
export function waysToBeOdd<S>({ below, whole }: Choices<S>): [string, (source: S) => Uint8Array][] {
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!

  /** A bundle of which every entry is shown in full, changed and made anew from the first hash to the last. */
  const made = (source: S, edit: (unchained: Unchained) => void, sign = fresh.sign): Uint8Array =>
    rechained(whole(source), sign, unchained => {
      unchained.header.publicKey = fresh.publicKey
      if ("formerKeys" in unchained.header) unchained.header.formerKeys = []
      edit(unchained)
    })

  return [
    [
      "a value of another kind in the places of one value",
      source => {
        const value = pick([...oddValues, undefined])
        return made(source, ({ entries }) => pick(places).forEach(path => put(entries, path, value)))
      },
    ],
    [
      "values of other kinds in single places",
      source =>
        made(source, ({ entries }) => {
          for (let n = 0; n < 2; n++) put(entries, pick(places.flat()), pick([...oddValues, undefined]))
        }),
    ],
    ["a record that is declared twice", source => made(source, declaredTwice)],
    [
      "nesting",
      source =>
        made(source, ({ entries }) => {
          const deep = nested(pick([1, 60, 61, 62, 63, 64, 65, 499, 500, 501, 2_000]), pick(["list", "object"]))
          const entry = pick(entries)
          if (below(2) === 0 || !entry.personal) entry.body = { ...(entry.body as object), deep }
          else entry.personal = { salt: "salt", value: deep }
        }),
    ],
    [
      "a field whose name means something to a platform",
      source =>
        made(source, ({ entries }) => {
          const name = pick(["__proto__", "constructor", "toJSON", "toString", "length", ""])
          const entry = pick(entries)
          const odd = (fields: object) =>
            Object.fromEntries([...Object.entries(fields), [name, pick(oddValues)]]) as never
          if (below(3) === 0) Object.defineProperty(entry, name, { value: pick(oddValues), enumerable: true })
          else entry.body = odd(entry.body as object)
        }),
    ],
    [
      "a key of small order",
      source => {
        const publicKey = pick(smallOrderKeys)
        const universal = universalSignature(fresh)
        const at = below(3)
        return made(
          source,
          ({ header, entries }) => {
            if (at === 0 || !("formerKeys" in header)) header.publicKey = publicKey
            else header.formerKeys = [{ publicKey, signature: universal }]
            if (at === 2) Object.assign(pick(entries), { signature: universal })
          },
          at === 0 ? () => universal : fresh.sign,
        )
      },
    ],
    [
      "a signature whose point or scalar is not canonical",
      source =>
        made(
          source,
          () => {},
          text => (below(2) === 0 ? shifted(fresh.sign(text)) : pick(smallOrderKeys) + fresh.sign(text).slice(64)),
        ),
    ],
  ]
}

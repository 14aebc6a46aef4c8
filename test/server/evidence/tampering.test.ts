import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { instanceKey, newInstanceKey } from "../../../server/adapters/system/instanceKey.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { bytesOf, type Enclosed, enclosedIn, verdictOn } from "../../kit/evidence.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"
import { rebuiltBy } from "./rebuilt.ts"

let evidence: DemoEvidence
let bundles: { text: string; bytes: Uint8Array; lines: string[] }[]
let enclosed: Enclosed

beforeAll(async () => {
  evidence = await demoEvidence()
  const texts = [await evidence.bundle("room"), await evidence.bundle("gallery")]
  bundles = texts.map(text => ({ text, bytes: bytesOf(text), lines: text.match(/[^\n]*\n/g) ?? [] }))
  enclosed = (await enclosedIn(texts[0] ?? "")).mjs
})
afterAll(() => evidence.demo.remove())

const { below } = chance(amounts.seed)
const joined = (lines: string[]) => bytesOf(lines.join(""))

type Bundle = (typeof bundles)[number]
const ways: [string, (bundle: Bundle) => Uint8Array][] = [
  [
    "a byte is another",
    ({ bytes }) => {
      const changed = bytes.slice()
      const at = below(changed.length)
      changed[at] = (changed[at] ?? 0) ^ (1 + below(255))
      return changed
    },
  ],
  [
    "a bit is another",
    ({ bytes }) => {
      const changed = bytes.slice()
      const at = below(changed.length)
      changed[at] = (changed[at] ?? 0) ^ (1 << below(8))
      return changed
    },
  ],
  [
    "two lines have changed places",
    ({ lines }) => {
      const [a, b] = [below(lines.length), below(lines.length - 1)]
      const other = b >= a ? b + 1 : b
      const changed = [...lines]
      changed[a] = lines[other] ?? ""
      changed[other] = lines[a] ?? ""
      return joined(changed)
    },
  ],
  ["a line is gone", ({ lines }) => joined(lines.toSpliced(below(lines.length), 1))],
  [
    "a line stands twice",
    ({ lines }) => joined(lines.toSpliced(below(lines.length), 0, lines[below(lines.length)] ?? "")),
  ],
  ["the end is cut off", ({ bytes }) => bytes.slice(0, below(bytes.length))],
  ["whole lines are cut off", ({ lines }) => joined(lines.slice(0, below(lines.length)))],
]

/** Where the first line that differs is: what the verdict has to name. */
function firstChange({ text, lines }: Bundle, changed: Uint8Array): { part: string; entry: number | null } {
  const now =
    Buffer.from(changed)
      .toString("latin1")
      .match(/[^\n]*\n|[^\n]+$/g) ?? []
  const before =
    Buffer.from(text)
      .toString("latin1")
      .match(/[^\n]*\n/g) ?? []
  const at = before.findIndex((line, n) => line !== now[n])
  const entries = lines.length - 4
  if (at === 0) return { part: "header", entry: null }
  if (at >= 1 && at <= entries) return { part: "entry", entry: at }
  if (at > entries && at <= entries + 2) return { part: "file", entry: null }
  return { part: "trailer", entry: null }
}

describe("a bundle that was tampered with", () => {
  const each = Math.ceil(amounts.tampering / ways.length)
  it.each(ways)(`${each} times: %s, and both verifiers name the place`, async (_, tamper) => {
    for (let n = 0; n < each; n++) {
      const bundle = bundles[n % 2]!
      const changed = tamper(bundle)
      const verdict = verdictOn(changed)
      expect(verdict).toMatchObject({ ok: false, ...firstChange(bundle, changed) })
      expect(await enclosed.verify(changed, enclosed.tools)).toEqual(verdict)
    }
  })

  it("fails where something stands after its end, or nothing at all is there", () => {
    expect(verdictOn(bytesOf(`${bundles[0]?.text}\n`))).toMatchObject({ part: "trailer", why: "after-the-end" })
    expect(verdictOn(new Uint8Array())).toMatchObject({ part: "header", why: "missing" })
  })

  it("fails where a line says the same in other bytes", () => {
    const [header = "", ...rest] = bundles[0]?.lines ?? []
    const spaced = [header, rest[0]!.replace('":', '": '), ...rest.slice(1)]
    expect(verdictOn(joined(spaced))).toMatchObject({ part: "entry", entry: 1, why: "not-canonical" })
    expect(verdictOn(bytesOf(`\ufeff${bundles[0]?.text}`))).toMatchObject({ part: "header", why: "not-json" })
  })

  it("fails where the hex of a signature or hash is written in capitals", () => {
    const lines = bundles[0]?.lines ?? []
    const last = lines.at(-1) ?? ""
    const capital = last.replace(/"signature":"[0-9a-f]+"/, found =>
      found.toUpperCase().replace("SIGNATURE", "signature"),
    )
    expect(capital).not.toBe(last)
    expect(verdictOn(joined([...lines.slice(0, -1), capital]))).toMatchObject({ part: "trailer", why: "shape" })
  })
})

describe("a chain that was rebuilt around a changed record", () => {
  const attacker = instanceKey(newInstanceKey())

  const rebuilt = (text: string, claimed: string) =>
    rebuiltBy(attacker.sign, text, claimed, body =>
      body.replaceAll("an auditor accepted by both", "an auditor of its own"),
    )

  it("vouches for itself, and fails on the signature under the true key", async () => {
    const text = bundles[0]?.text ?? ""
    const forged = rebuilt(text, attacker.publicKey)
    expect(Buffer.from(forged).toString()).not.toBe(text)
    expect(verdictOn(forged)).toMatchObject({ ok: true, is: "consistent" })
    const key = evidence.instance.keys.publicKey
    const verdict = verdictOn(forged, { key })
    expect(verdict).toMatchObject({ ok: false, part: "trailer", why: "signature" })
    expect(await enclosed.verify(forged, enclosed.tools, { key })).toEqual(verdict)
  })

  it("fails by itself where it claims the true key", () => {
    const forged = rebuilt(bundles[0]?.text ?? "", evidence.instance.keys.publicKey)
    expect(verdictOn(forged)).toMatchObject({ ok: false, part: "trailer", why: "signature" })
  })

  it("does not hold the hash that the minutes print", () => {
    const honest = verdictOn(bundles[0]!.bytes)
    const head = honest.ok ? honest.head.hash : ""
    const forged = rebuilt(bundles[0]?.text ?? "", attacker.publicKey)
    expect(verdictOn(forged, { head })).toMatchObject({ ok: false, part: "anchor", why: "not-anchored" })
  })

  it("of a record that contradicts itself fails, whoever signed it", async () => {
    const text = bundles[0]?.text ?? ""
    const parsed = text.split("\n")
    const at = parsed.findIndex(line => line.includes('"kind":"record-declared"'))
    const miscounted = parsed[at]!.replace(/"tally":\{"abstain":\d+,"agree":\d+/, '"tally":{"abstain":0,"agree":99')
    expect(miscounted).not.toBe(parsed[at])
    const forged = rebuilt(parsed.toSpliced(at, 1, miscounted).join("\n"), attacker.publicKey)
    const verdict = verdictOn(forged)
    expect(verdict).toMatchObject({ ok: false, part: "entry", entry: at, why: "record" })
    expect(await enclosed.verify(forged, enclosed.tools)).toEqual(verdict)
  })
})

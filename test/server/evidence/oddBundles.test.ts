import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { tools as onPage } from "../../../client/state/verifying/ed25519.ts"
import { root } from "../../../server/adapters/system/root.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { type Outside, verify } from "../../../shared/record/verify.ts"
import { bytesOf, type Enclosed, enclosedIn, verdictOn } from "../../kit/evidence.ts"
import { type SecondOpinion, secondOpinions } from "../../kit/python.ts"
import { smallOrderKeys } from "../../vectors/makeOdd.ts"
import { makeVectors } from "../../vectors/makeVectors.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

interface Odd {
  name: string
  bundle: string
  given: Outside
  verdict: { ok: boolean; is?: string; part?: string; entry?: number | null; why?: string }
}

const odd = JSON.parse(makeVectors()["odd.json"] ?? "[]") as Odd[]

let demo: DemoEvidence
let enclosed: Enclosed
beforeAll(async () => {
  demo = await demoEvidence()
  enclosed = (await enclosedIn(await demo.bundle("room"))).mjs
})
afterAll(() => demo.demo.remove())

/** Within the limits: a forger's bundle that is in order. All others are refused. */
const inOrder = ["as it should be", "64 levels, the innermost a list", "64 levels, the innermost a object"]

describe("a bundle at the limits that docs/EVIDENCE.md states", () => {
  let python: SecondOpinion[]
  beforeAll(async () => {
    python = await secondOpinions(odd.map(({ bundle, given }) => ({ bytes: bytesOf(bundle), outside: given })))
  })

  test.each(odd)("is judged alike by the server, the page, the enclosed verifier and Python: $name", async one => {
    const bytes = bytesOf(one.bundle)
    const verdict = verdictOn(bytes, one.given)
    expect(verdict).toMatchObject(one.verdict)
    expect(await enclosed.verify(bytes, enclosed.tools, one.given)).toEqual(verdict)
    // the page /verify has neither Node's cryptography nor the browser's
    expect(verify(bytes, onPage, one.given)).toEqual(verdict)
    const { why: _, ...place } = one.verdict
    expect(python[odd.indexOf(one)]).toMatchObject(place)
    expect(verdict.ok).toBe(inOrder.includes(one.name))
  })

  test("has a deepest line of 64 levels, and a line of 200,000 ends no verifier", async () => {
    const room = readFileSync(join(root, "test/vectors/room.bundle"), "utf8").split("\n")
    for (const deep of [`${'{"a":'.repeat(200_000)}0${"}".repeat(200_000)}`, `{"a":${"[".repeat(200_000)}`]) {
      const bytes = bytesOf(room.with(3, deep).join("\n"))
      const verdict = verdictOn(bytes)
      expect(verdict).toMatchObject({ ok: false, part: "entry", entry: 3 })
      expect(await enclosed.verify(bytes, enclosed.tools)).toEqual(verdict)
      expect(await secondOpinions([{ bytes, outside: {} }])).toEqual([{ ok: false, part: "entry", entry: 3 }])
    }
  })

  test("fails on its keys and signatures whatever the platform's own check says", async () => {
    const signed = odd.filter(({ name }) => /small order|not reduced/.test(name))
    expect(signed).toHaveLength(smallOrderKeys.length + 4)
    for (const { name, bundle, given, verdict } of signed)
      for (const answer of [true, null]) {
        const mjs = await enclosed.verify(bytesOf(bundle), { ...enclosed.tools, ed25519: async () => answer }, given)
        expect({ name, mjs }).toMatchObject({ name, mjs: verdict })
        const lenient = { sha256, ed25519: () => true }
        expect({ name, ours: verify(bytesOf(bundle), lenient, given) }).toMatchObject({ name, ours: verdict })
      }
  })
})

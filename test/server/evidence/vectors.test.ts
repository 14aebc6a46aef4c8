import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import { bytesOf, tools } from "../../kit/evidence.ts"
import { secondOpinions } from "../../kit/python.ts"
import { makeVectors } from "../../vectors/makeVectors.ts"

const files = makeVectors()
const kept = (name: string) => readFileSync(join(root, "test/vectors", name), "utf8")

interface Vectors {
  canonical: string[]
  entries: { hash: string; preimages: Record<string, string> }[]
  verdicts: { bundle: string; given: Outside; verdict: { ok: boolean } & Record<string, unknown> }[]
}

describe("the test vectors that docs/EVIDENCE.md names", () => {
  test.each(Object.keys(files))("%s is what today's code makes, byte for byte", async name => {
    await expect(files[name]).toMatchFileSnapshot(join(root, "test/vectors", name))
  })

  const vectors = JSON.parse(kept("vectors.json")) as Vectors

  test("hold preimages that hash to what the bundles show", () => {
    const room = kept("room.bundle")
    for (const { hash, preimages } of vectors.entries) {
      expect(tools.sha256(preimages["hash"] ?? "")).toBe(hash)
      expect(room).toContain(`"hash":"${hash}"`)
      const commitment = tools.sha256(preimages["commitment"] ?? preimages["whole"] ?? "")
      expect(preimages["hash"]).toContain(`"${tools.sha256(preimages["header"] ?? "")}","${commitment}"`)
    }
  })

  test("give every verdict, and the verifier in Python gives the same", async () => {
    const said = await secondOpinions(
      vectors.verdicts.map(({ bundle, given }) => ({ bytes: bytesOf(kept(bundle)), outside: given })),
    )
    expect(new Set(vectors.verdicts.map(({ verdict }) => (verdict.ok ? verdict["is"] : "fails"))).size).toBe(4)
    for (const [n, { verdict }] of vectors.verdicts.entries()) {
      const { why: _, verifiers: __, successors: ___, ...known } = verdict
      const head = verdict.ok ? { head: (verdict["head"] as { hash: string }).hash } : {}
      expect(said[n]).toEqual({ ...known, ...head })
    }
  })
})
